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
    implements Event {

  /** The same binding of a party of whom less is known. */
  public IdentityBinding of(Party rest) {
    return new IdentityBinding(
        origin, bindingId, active, rest, ageBand, region, registeredRegion, validFrom, validTo);
  }

  /** From when on it does not hold, epoch milliseconds; empty while no end is known. */
  public OptionalLong end() {
    return validTo.isPresent() || active ? validTo : OptionalLong.of(origin.occurredAt());
  }
}
