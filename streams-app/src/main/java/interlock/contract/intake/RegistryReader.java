package interlock.contract.intake;

import interlock.core.event.Event;
import interlock.core.event.IdentityBinding;
import interlock.core.event.Party;
import java.util.Optional;

/** What the identity registry sends. */
final class RegistryReader {
  private RegistryReader() {}

  static Event read(interlock.registry.IdentityBinding from, Checks checks) {
    var who = new Identities(checks);
    var origin =
        checks.origin(
            from.getSource(), from.getEventId(), from.getOccurredAt(), from.getReportedAt());
    boolean active =
        switch (from.getStatus()) {
          case ACTIVE -> true;
          case ENDED -> false;
          case UNKNOWN -> throw Checks.unknownStatus("status");
        };
    var party =
        new Party(
            who.phone("", "phone", from.getPhone()),
            who.account("", "account", from.getAccount()),
            who.person("", "personId", from.getPersonId()),
            Optional.empty(),
            Optional.empty());
    who.requireIdentifier("", party);
    long validFrom = checks.time("validFrom", from.getValidFrom()).orElse(origin.occurredAt());
    var validTo = checks.time("validTo", from.getValidTo());
    checks.requireOrder("validFrom", validFrom, "validTo", validTo);
    return new IdentityBinding(
        origin,
        checks.text("bindingId", from.getBindingId()),
        active,
        party,
        checks.optionalText("ageBand", from.getAgeBand()),
        checks.region(from.getRegion()),
        checks.region(from.getRegisteredRegion()),
        validFrom,
        validTo);
  }
}
