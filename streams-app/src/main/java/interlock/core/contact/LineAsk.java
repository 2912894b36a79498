package interlock.core.contact;

import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.policy.LineTimes;
import interlock.core.task.LineControlTask.State;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks a carrier for something: by when it is to answer, and who answers for it.
 *
 * @param now epoch milliseconds
 */
record LineAsk(LinePlace place, LineTimes times, long now) {

  /** What is asked of a line of which nothing was ever asked. */
  LineControl first(String taskId, LineCommand command) {
    return new LineControl(
        taskId,
        command,
        State.REQUESTED,
        Optional.empty(),
        place.unit(),
        place.region(),
        OptionalLong.of(dueAt(command)),
        false,
        OptionalLong.empty(),
        1,
        now);
  }

  /** That the unit which had a line stopped has it restored. */
  LineControl of(LineControl control, LineCommand command) {
    boolean restores = command == LineCommand.RESTORE;
    return new LineControl(
        control.taskId(),
        command,
        State.REQUESTED,
        control.carrier(),
        restores ? control.unit() : place.unit(),
        restores ? control.region() : place.region(),
        OptionalLong.of(dueAt(command)),
        false,
        OptionalLong.empty(),
        control.revision(),
        control.openedAt());
  }

  /** When a measure that begins now is over, epoch milliseconds. */
  long end() {
    return now + times.longestMillis();
  }

  private long dueAt(LineCommand command) {
    return now
        + switch (command) {
          case SUSPEND_NUMBER, BLOCK_CONTACT, PROTECTIVE_SUSPEND -> times.stopMillis();
          case VERIFY_NUMBER -> times.verifyMillis();
          case RESTORE -> times.restoreMillis();
        };
  }
}
