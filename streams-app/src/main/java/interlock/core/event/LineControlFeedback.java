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

  /** What and about which task: a note holds what a person wrote. */
  @Override
  public String toString() {
    return "LineControlFeedback["
        + origin
        + ", "
        + taskId
        + ", "
        + contact
        + ", "
        + command
        + ", "
        + result
        + "]";
  }

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
