package interlock.service.tasks;

import interlock.metrics.Label;
import interlock.metrics.Meter;
import interlock.metrics.Meters;
import io.micrometer.core.instrument.DistributionSummary;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * How long after the receipt of an event a read_committed reader has the task that follows from it.
 * A revision's {@code updatedAt} is the receipt of its event. What a desk decided on its own, at a
 * deadline, is not counted.
 */
final class TimeToReader implements TaskChanges {
  private static final double MILLIS = 1_000;

  private final InstantSource clock;
  private final Map<String, DistributionSummary> seconds = new HashMap<>();

  TimeToReader(Meters meters, InstantSource clock) {
    this.clock = clock;
    for (TaskKind kind : TaskKind.values()) {
      for (String level : Label.LEVEL.words()) {
        if ((kind == TaskKind.DISSUASION) != level.equals(Label.NO_LEVEL)) {
          seconds.put(
              kind.label() + level, meters.histogram(Meter.EVENT_TO_READABLE, kind.label(), level));
        }
      }
    }
  }

  @Override
  public void changed(Optional<TaskRow> before, TaskRow row) {
    SpecificRecord task = row.task();
    Object cause = task.get(task.getSchema().getField("triggeredBy").pos());
    var histogram = seconds.get(row.kind().label() + row.level().orElse(Label.NO_LEVEL));
    if (histogram != null && !row.taskId().equals(cause)) {
      histogram.record(Math.max(0, clock.millis() - row.updatedAt()) / MILLIS);
    }
  }

  @Override
  public void gone(TaskRow last) {
    // It was read before.
  }
}
