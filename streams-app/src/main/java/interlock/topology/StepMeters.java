package interlock.topology;

import interlock.core.policy.Level;
import interlock.core.policy.Measure;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Step;
import interlock.metrics.Meter;
import interlock.metrics.Meters;
import interlock.topology.News.Former;
import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of the steps of dissuasion. */
final class StepMeters {
  private final Map<Level, Map<Measure, Map<Step.State, Counter>>> counters =
      new EnumMap<>(Level.class);

  StepMeters(Meters meters) {
    for (Level level : Level.values()) {
      var byMeasure = new EnumMap<Measure, Map<Step.State, Counter>>(Measure.class);
      for (Measure measure : Measure.values()) {
        var byState = new EnumMap<Step.State, Counter>(Step.State.class);
        byState.put(Step.State.DONE, counter(meters, measure, level, "done"));
        byState.put(Step.State.OVERDUE, counter(meters, measure, level, "overdue"));
        byState.put(Step.State.SKIPPED, counter(meters, measure, level, "skipped"));
        byMeasure.put(measure, byState);
      }
      counters.put(level, byMeasure);
    }
  }

  private static Counter counter(Meters meters, Measure measure, Level level, String change) {
    return meters.counter(Meter.STEPS, measure.name(), level.name(), change);
  }

  /** Counts the steps that came into a state by this revision. */
  void published(DissuasionTask task, Optional<Former.OfCase> before) {
    if (task.state() == DissuasionTask.State.MERGED) {
      // Its steps go on in the task that it was merged into.
      return;
    }
    List<Step> formerly = before.map(Former.OfCase::steps).orElse(List.of());
    List<Step> steps = task.steps();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.state() != Step.State.PENDING && count(steps, i, step) == 0) {
        int more = count(steps, steps.size(), step) - count(formerly, formerly.size(), step);
        if (more > 0) {
          counters.get(task.level()).get(step.measure()).get(step.state()).increment(more);
        }
      }
    }
  }

  /** How many of the first {@code size} are of the same measure and in the same state. */
  private static int count(List<Step> steps, int size, Step like) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      Step step = steps.get(i);
      if (step.measure() == like.measure() && step.state() == like.state()) {
        count++;
      }
    }
    return count;
  }
}
