package interlock.core.event;

import java.util.Optional;
import java.util.OptionalLong;

/** A person whom a unit looks after (重点人群). */
public record CareEntry(
    Origin origin,
    String entryId,
    boolean active,
    Party person,
    Group group,
    Optional<String> ownerUnit,
    Optional<String> ownerOfficer,
    OptionalLong revisitEveryDays,
    OptionalLong validTo)
    implements Event {

  /** The same entry of a person of whom less is known. */
  public CareEntry of(Party rest) {
    return new CareEntry(
        origin, entryId, active, rest, group, ownerUnit, ownerOfficer, revisitEveryDays, validTo);
  }

  public enum Group {
    ELDERLY,
    STUDENT,
    MINOR,
    CORPORATE_FINANCE,
    REPEAT_VICTIM,
    OTHER
  }
}
