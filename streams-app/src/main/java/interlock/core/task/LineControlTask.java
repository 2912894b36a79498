package interlock.core.task;

import interlock.core.event.ContactKind;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.identity.ContactPoint;
import java.util.List;
import java.util.Optional;

/** Suspend a number, block a site or app, or verify a number first (快停机, 快封堵). */
public record LineControlTask(
    TaskHead head,
    LineCommand command,
    State state,
    ContactKind kind,
    ContactPoint target,
    List<String> caseIds,
    Optional<String> fraudType)
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
