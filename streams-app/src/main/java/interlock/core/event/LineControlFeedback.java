package interlock.core.event;

import interlock.core.identity.ContactPoint;
import java.util.Optional;

/** A carrier's or platform's answer to a line-control command. */
public record LineControlFeedback(
    Origin origin,
    String taskId,
    ContactPoint contact,
    String carrier,
    LineCommand command,
    Result result,
    Optional<String> note)
    implements Event {

  public enum LineCommand {
    SUSPEND_NUMBER,
    BLOCK_CONTACT,
    VERIFY_NUMBER,
    PROTECTIVE_SUSPEND,
    RESTORE
  }

  public enum Result {
    DONE,
    REFUSED,
    NOT_FOUND,
    PENDING
  }
}
