package interlock.core.task;

import interlock.core.codes.ReasonCode;
import java.util.List;

/**
 * One reason for a task.
 *
 * @param points what it added to the score at this revision, 0 for a reason that carries none
 * @param eventIds the events behind it, oldest first
 */
public record Reason(ReasonCode code, int points, List<String> eventIds) {
  public Reason {
    eventIds = List.copyOf(eventIds);
  }
}
