package interlock.service.tasks;

import interlock.core.codes.ReasonCode;
import interlock.metrics.Meter;
import interlock.metrics.Meters;
import interlock.task.DissuasionTask;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** When somebody was last defrauded although he had a task, among those that are kept. */
final class Cheated implements TaskChanges {
  private static final double MILLIS = 1_000;

  private final AtomicLong afterWarning = new AtomicLong();
  private final AtomicLong tooLate = new AtomicLong();

  Cheated(Meters meters) {
    meters.gauge(Meter.CHEATED_LAST, () -> afterWarning.get() / MILLIS, "after_warning");
    meters.gauge(Meter.CHEATED_LAST, () -> tooLate.get() / MILLIS, "too_late");
  }

  @Override
  public void changed(Optional<TaskRow> before, TaskRow row) {
    if (row.kind() == TaskKind.DISSUASION
        && !row.isOpen()
        && row.task() instanceof DissuasionTask task) {
      if (task.getCheatedAfterWarning()) {
        afterWarning.accumulateAndGet(row.updatedAt(), Math::max);
      }
      if (task.getReasons().stream()
          .anyMatch(reason -> reason.getCode().equals(ReasonCode.TOO_LATE.code()))) {
        tooLate.accumulateAndGet(row.updatedAt(), Math::max);
      }
    }
  }

  @Override
  public void gone(TaskRow last) {
    // The newest stays the newest.
  }
}
