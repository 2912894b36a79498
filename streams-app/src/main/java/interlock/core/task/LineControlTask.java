package interlock.core.task;

import interlock.core.event.ContactKind;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.identity.ContactPoint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Suspend a number, block a site or app, or verify a number first (快停机, 快封堵).
 *
 * @param expiresAt when the last ground for it ends by itself, epoch milliseconds; empty while one
 *     has no end
 */
public record LineControlTask(
    TaskHead head,
    LineCommand command,
    State state,
    ContactKind kind,
    ContactPoint target,
    List<String> caseIds,
    Optional<String> fraudType,
    OptionalLong expiresAt)
    implements Task {

  public LineControlTask {
    caseIds = List.copyOf(caseIds);
  }

  public enum State {
    REQUESTED,
    DONE,
    REFUSED,
    CANCELLED
  }
}
