package interlock.core.task;

import interlock.core.policy.Measure;
import java.util.OptionalLong;

/**
 * One measure of a dissuasion case that somebody has to take.
 *
 * @param dueAt epoch milliseconds
 * @param attempts how often it was tried
 */
public record Step(
    Measure measure, String unit, long dueAt, State state, int attempts, OptionalLong doneAt) {

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
