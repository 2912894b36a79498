package interlock.sandbox.day;

import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import interlock.task.Measure;
import interlock.task.Step;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the steps of one measure, as the newest revisions have them.
 *
 * @param inTime done by the deadline
 * @param late done after it
 * @param overdue still open, and the deadline is past
 * @param open still open, in time
 * @param skipped not needed any more
 */
record StepCount(int inTime, int late, int overdue, int open, int skipped) {
  private static final StepCount NONE = new StepCount(0, 0, 0, 0, 0);

  /** A merged task's steps went to the task that goes on. */
  static Map<Measure, StepCount> of(Collection<DissuasionTask> tasks) {
    var counts = new TreeMap<Measure, StepCount>();
    for (DissuasionTask task : tasks) {
      if (task.getState() != DissuasionState.MERGED) {
        task.getSteps().forEach(s -> counts.merge(s.getMeasure(), one(s), StepCount::plus));
      }
    }
    return counts;
  }

  private static StepCount one(Step step) {
    return switch (step.getState()) {
      case DONE ->
          step.getDoneAt() != null && step.getDoneAt().isAfter(step.getDueAt())
              ? new StepCount(0, 1, 0, 0, 0)
              : new StepCount(1, 0, 0, 0, 0);
      case OVERDUE -> new StepCount(0, 0, 1, 0, 0);
      case PENDING -> new StepCount(0, 0, 0, 1, 0);
      case SKIPPED -> new StepCount(0, 0, 0, 0, 1);
      case UNKNOWN -> NONE;
    };
  }

  StepCount plus(StepCount other) {
    return new StepCount(
        inTime + other.inTime,
        late + other.late,
        overdue + other.overdue,
        open + other.open,
        skipped + other.skipped);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("inTime", inTime);
    json.put("late", late);
    json.put("overdue", overdue);
    json.put("open", open);
    json.put("skipped", skipped);
    return json;
  }
}
