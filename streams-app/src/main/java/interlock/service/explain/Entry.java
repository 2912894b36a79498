package interlock.service.explain;

import interlock.task.TaskHistory;
import java.util.List;
import java.util.OptionalLong;

/**
 * One revision of the timeline.
 *
 * @param history who, when, why
 * @param sinceEventMillis from the event (or from when a deadline was due) to the decision; empty
 *     when not known
 * @param changes what is said otherwise than before, in the order of {@link Fields}
 * @param isFirstKept whether it is the oldest that was found although older ones were published
 * @param isReadable whether the task itself could be read
 */
public record Entry(
    TaskHistory history,
    OptionalLong sinceEventMillis,
    List<Change> changes,
    boolean isFirstKept,
    boolean isReadable) {
  public Entry {
    changes = List.copyOf(changes);
  }
}
