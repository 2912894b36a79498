package interlock.service.api;

import interlock.service.OutsideException;
import interlock.service.tasks.TaskRow;
import java.util.List;
import java.util.Map;

/** Where a task's revisions are looked up. */
@FunctionalInterface
interface Histories {
  /**
   * The revisions that are kept, up to the one that the row is.
   *
   * @throws OutsideException when broker or registry fail on the way
   */
  History of(TaskRow row, boolean reveal);

  /**
   * A task's revisions.
   *
   * @param entries oldest first, as {@code explain --json} tells them
   * @param isComplete false when others lie between that were too many to pass
   */
  record History(List<Map<String, Object>> entries, boolean isComplete) {}
}
