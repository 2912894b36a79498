package interlock.core.contact;

import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.task.LineControlTask.State;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The task issued for a contact, as last published. Times epoch milliseconds.
 *
 * @param carrier who answered for the line; empty until somebody has
 * @param unit that answers for the command, and where the line is: as when it was asked. What is
 *     restored is restored by the unit that had it stopped
 * @param responseDueAt by when the carrier is to answer; empty once it has
 * @param reminded whether that moment has passed and was told
 */
public record LineControl(
    String taskId,
    LineCommand command,
    State state,
    Optional<String> carrier,
    String unit,
    Optional<String> region,
    OptionalLong responseDueAt,
    boolean reminded,
    int revision,
    long openedAt) {

  /** Nothing is awaited from the carrier any more. */
  LineControl ended(LineCommand of, State end) {
    return new LineControl(
        taskId, of, end, carrier, unit, region, OptionalLong.empty(), false, revision, openedAt);
  }

  LineControl by(String answering) {
    return new LineControl(
        taskId,
        command,
        state,
        Optional.of(answering),
        unit,
        region,
        responseDueAt,
        reminded,
        revision,
        openedAt);
  }

  /** That no answer came in time is told once. */
  LineControl judgedAt(long now) {
    boolean overdue = !reminded && responseDueAt.orElse(Long.MAX_VALUE) <= now;
    return overdue
        ? new LineControl(
            taskId, command, state, carrier, unit, region, responseDueAt, true, revision, openedAt)
        : this;
  }

  LineControl revised() {
    return new LineControl(
        taskId,
        command,
        state,
        carrier,
        unit,
        region,
        responseDueAt,
        reminded,
        revision + 1,
        openedAt);
  }

  /** The next moment that is not judged yet. */
  OptionalLong nextDue() {
    return reminded ? OptionalLong.empty() : responseDueAt;
  }
}
