package interlock.sandbox.day;

import interlock.service.tasks.TaskRows;
import interlock.task.DissuasionTask;
import interlock.task.StepState;
import java.time.Instant;
import java.util.Collection;

/**
 * What nobody would ever do: of both there must be none.
 *
 * @param withoutEnd open tasks without an open step and without the day on which they end by
 *     themselves
 * @param unjudged open steps of which nobody said that they are late, though they are
 */
record Lost(int withoutEnd, int unjudged) {
  /**
   * @param end by which deadlines are judged
   */
  static Lost of(Collection<DissuasionTask> tasks, Instant end) {
    int withoutEnd = 0;
    int unjudged = 0;
    for (DissuasionTask task : tasks) {
      if (TaskRows.of(task).isOpen()) {
        boolean endsByItself = task.getNextDueAt() != null && task.getNextDueAt().isAfter(end);
        boolean toDo = task.getSteps().stream().anyMatch(Worklists::isOpen);
        withoutEnd += toDo || endsByItself ? 0 : 1;
      }
      unjudged +=
          (int)
              task.getSteps().stream()
                  .filter(s -> s.getState() == StepState.PENDING && !s.getDueAt().isAfter(end))
                  .count();
    }
    return new Lost(withoutEnd, unjudged);
  }

  boolean nothing() {
    return withoutEnd == 0 && unjudged == 0;
  }
}
