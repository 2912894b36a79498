package interlock.service.api;

import interlock.service.OutsideException;
import interlock.service.explain.TaskId;
import java.util.List;
import java.util.Map;

/** Where a task's revisions are looked up. */
@FunctionalInterface
interface Histories {
  /**
   * All revisions that are kept, oldest first, as {@code explain --json} tells them.
   *
   * @throws OutsideException when broker or registry fail on the way
   */
  List<Map<String, Object>> of(TaskId task, boolean reveal);
}
