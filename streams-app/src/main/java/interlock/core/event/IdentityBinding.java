package interlock.core.event;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A registry's word that these identifiers are one person's, from {@code validFrom} to {@code
 * validTo}.
 */
public record IdentityBinding(
    Origin origin,
    String bindingId,
    boolean active,
    Party party,
    Optional<String> ageBand,
    Optional<String> region,
    Optional<String> registeredRegion,
    long validFrom,
    OptionalLong validTo)
    implements Event {}
