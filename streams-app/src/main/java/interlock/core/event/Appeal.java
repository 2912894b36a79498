package interlock.core.event;

import interlock.core.identity.ContactPoint;
import java.util.Optional;

/** A person's objection to a measure (law art. 32). */
public record Appeal(
    Origin origin,
    String appealId,
    Status status,
    Optional<Party> party,
    Optional<ContactPoint> contact,
    Optional<String> caseId,
    Optional<String> taskId,
    Optional<String> decidedBy)
    implements Event {

  public enum Status {
    RECEIVED,
    UPHELD,
    DISMISSED
  }
}
