package interlock.core.account;

import java.util.List;
import java.util.OptionalLong;

/**
 * A stop on a victim's own account, and how far it is (design.md §5, PROTECTIVE).
 *
 * @param task of kind PROTECTIVE
 * @param unit whose officer ordered it
 * @param documents of the holder's consent, by number, as in the newest order
 * @param releaseAt when it is released whatever happens, epoch milliseconds; from the first
 *     activation
 */
public record Protection(Stop task, String unit, List<String> documents, OptionalLong releaseAt) {
  public Protection {
    documents = List.copyOf(documents);
  }

  boolean isOf(String taskId) {
    return task.taskId().equals(taskId);
  }

  boolean isOpen() {
    return !Stops.hasEnded(task.state());
  }

  Protection with(Stop next) {
    return new Protection(next, unit, documents, releaseAt);
  }
}
