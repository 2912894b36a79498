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

  public enum Group {
    ELDERLY,
    STUDENT,
    MINOR,
    CORPORATE_FINANCE,
    REPEAT_VICTIM,
    OTHER
  }
}
