package interlock.core.contact;

import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.task.LineControlTask.State;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The task issued for a contact, as last published. Times epoch milliseconds.
 *
 * @param carrier who answered for the line; empty until somebody has
 * @param unit that answers for the command, and where the line is: as when it was asked. What is
 *     restored is restored by the unit that had it stopped
 * @param responseDueAt by when the carrier is to answer; empty once it has
 * @param reminded whether that moment has passed and was told
 * @param endsAt when a measure that restricts the line's holder is over; empty of anything else
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
    OptionalLong endsAt,
    int revision,
    long openedAt) {

  /** Nothing is awaited from the carrier any more. */
  LineControl ended(LineCommand of, State end) {
    return new LineControl(
        taskId,
        of,
        end,
        carrier,
        unit,
        region,
        OptionalLong.empty(),
        false,
        endsAt,
        revision,
        openedAt);
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
        endsAt,
        revision,
        openedAt);
  }

  /** That no answer came in time is told once. */
  LineControl judgedAt(long now) {
    boolean overdue = !reminded && responseDueAt.orElse(Long.MAX_VALUE) <= now;
    return overdue
        ? new LineControl(
            taskId,
            command,
            state,
            carrier,
            unit,
            region,
            responseDueAt,
            true,
            endsAt,
            revision,
            openedAt)
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
        endsAt,
        revision + 1,
        openedAt);
  }

  /**
   * With an end while its holder can use the line no more, or is to use it no more; else without.
   *
   * @param end of a measure that begins now, epoch milliseconds
   */
  LineControl bounded(long end) {
    OptionalLong until =
        !restricts() || state == State.CANCELLED
            ? OptionalLong.empty()
            : OptionalLong.of(endsAt.orElse(end));
    return until.equals(endsAt)
        ? this
        : new LineControl(
            taskId,
            command,
            state,
            carrier,
            unit,
            region,
            responseDueAt,
            reminded,
            until,
            revision,
            openedAt);
  }

  /** Whether the command restricts the line's holder. */
  boolean restricts() {
    return switch (command) {
      case SUSPEND_NUMBER, BLOCK_CONTACT, PROTECTIVE_SUSPEND -> true;
      case VERIFY_NUMBER, RESTORE -> false;
    };
  }

  /** Whether the measure has lasted as long as it may. */
  boolean isOver(long now) {
    return endsAt.orElse(Long.MAX_VALUE) <= now;
  }

  /** The next moment that is not judged yet. */
  OptionalLong nextDue() {
    return LongStream.concat(
            reminded ? LongStream.empty() : responseDueAt.stream(), endsAt.stream())
        .min();
  }
}
