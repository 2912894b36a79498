package interlock.core.task;

import interlock.core.policy.Measure;
import java.util.OptionalLong;

/**
 * One measure of a dissuasion case that somebody has to take.
 *
 * @param dueAt epoch milliseconds
 * @param attempts how often it was tried
 * @param outage whether its deadline passed while Interlock itself stood still
 */
public record Step(
    Measure measure,
    String unit,
    long dueAt,
    State state,
    int attempts,
    OptionalLong doneAt,
    boolean outage) {

  /** Not begun yet. */
  public static Step pending(Measure measure, String unit, long dueAt) {
    return new Step(measure, unit, dueAt, State.PENDING, 0, OptionalLong.empty(), false);
  }

  public Step in(State next) {
    return new Step(measure, unit, dueAt, next, attempts, doneAt, outage);
  }

  public Step by(String otherUnit) {
    return new Step(measure, otherUnit, dueAt, state, attempts, doneAt, outage);
  }

  /** Promised earlier. */
  public Step dueBy(long earlier) {
    return new Step(measure, unit, Math.min(dueAt, earlier), state, attempts, doneAt, outage);
  }

  public Step done(long at) {
    return new Step(measure, unit, dueAt, State.DONE, attempts, OptionalLong.of(at), outage);
  }

  public Step tried(int times) {
    return new Step(measure, unit, dueAt, state, times, doneAt, outage);
  }

  /**
   * Its deadline has passed.
   *
   * @param unnoticed whether nobody could see it, because Interlock stood still
   */
  public Step overdue(boolean unnoticed) {
    return new Step(measure, unit, dueAt, State.OVERDUE, attempts, doneAt, outage || unnoticed);
  }

  public enum State {
    PENDING,
    DONE,
    OVERDUE,
    SKIPPED
  }

  public boolean open() {
    return state == State.PENDING || state == State.OVERDUE;
  }
}
