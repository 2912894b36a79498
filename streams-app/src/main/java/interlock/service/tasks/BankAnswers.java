package interlock.service.tasks;

import interlock.common.StopCommand;
import interlock.metrics.Label;
import interlock.metrics.Meter;
import interlock.metrics.Meters;
import interlock.metrics.Watched;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import io.micrometer.core.instrument.DistributionSummary;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How long institutions take to answer a STOP or HOLD, by the moments of the task's revisions. What
 * was sent before this process started counts from its newest revision, and only as unanswered.
 */
final class BankAnswers implements TaskChanges {
  private static final double MILLIS = 1_000;
  private static final Set<StopCommand> TIMED = EnumSet.of(StopCommand.STOP, StopCommand.HOLD);
  private static final Set<StopPaymentState> RESULTS =
      EnumSet.of(
          StopPaymentState.ACTIVE,
          StopPaymentState.PARTIAL,
          StopPaymentState.FROZEN,
          StopPaymentState.REFUSED);

  private final Watched watched;
  private final InstantSource clock;
  private final Map<String, Times> institutions = new HashMap<>();
  private final Map<String, Sent> sent = new HashMap<>();

  /** The times of one institution. */
  private record Times(DistributionSummary receipt, DistributionSummary result, Ages waiting) {}

  /**
   * A command on its way.
   *
   * @param at epoch milliseconds
   */
  private record Sent(String applicationId, String institution, long at, boolean answered) {}

  private boolean live;

  BankAnswers(Meters meters, Watched watched, InstantSource clock) {
    this.watched = watched;
    this.clock = clock;
    watched.institutions().forEach(institution -> add(meters, institution));
    add(meters, Label.OTHER);
  }

  private void add(Meters meters, String institution) {
    institutions.put(
        institution,
        new Times(
            meters.histogram(Meter.STOP_LEG, institution, "receipt"),
            meters.histogram(Meter.STOP_LEG, institution, "result"),
            new Ages()));
    meters.gauge(Meter.STOPS_UNANSWERED_OLDEST, () -> oldest(institution), institution);
  }

  private synchronized double oldest(String institution) {
    var since = institutions.get(institution).waiting().since();
    return since.isEmpty() ? 0 : (clock.millis() - since.getAsLong()) / MILLIS;
  }

  /** What comes from now on is news. */
  synchronized void begin() {
    live = true;
  }

  @Override
  public synchronized void changed(Optional<TaskRow> before, TaskRow row) {
    if (row.kind() == TaskKind.STOP_PAYMENT && row.task() instanceof StopPaymentTask task) {
      if (task.getState() == StopPaymentState.REQUESTED && TIMED.contains(task.getCommand())) {
        sent(task, row.updatedAt());
      } else {
        answered(task, row.updatedAt());
      }
    }
  }

  private void sent(StopPaymentTask task, long at) {
    Sent known = sent.get(task.getTaskId());
    if (known == null || !known.applicationId().equals(task.getApplicationId())) {
      forget(task.getTaskId());
      String code = task.getTarget().getInstitution();
      String institution = code == null ? Label.OTHER : watched.institution(code);
      sent.put(
          task.getTaskId(), new Sent(task.getApplicationId(), institution, live ? at : -1, false));
      institutions.get(institution).waiting().put(task.getTaskId(), at);
    }
  }

  private void answered(StopPaymentTask task, long at) {
    Sent known = sent.get(task.getTaskId());
    if (known == null) {
      return;
    }
    Times times = institutions.get(known.institution());
    times.waiting().remove(task.getTaskId());
    boolean isResult = RESULTS.contains(task.getState());
    boolean isAnswer = isResult || task.getState() == StopPaymentState.RECEIVED;
    if (known.at() >= 0 && isAnswer && !known.answered()) {
      times.receipt().record(Math.max(0, at - known.at()) / MILLIS);
    }
    if (known.at() >= 0 && isResult) {
      times.result().record(Math.max(0, at - known.at()) / MILLIS);
    }
    if (isAnswer && !isResult) {
      sent.put(
          task.getTaskId(), new Sent(known.applicationId(), known.institution(), known.at(), true));
    } else {
      sent.remove(task.getTaskId());
    }
  }

  @Override
  public synchronized void gone(TaskRow last) {
    forget(last.taskId());
  }

  private void forget(String taskId) {
    Sent former = sent.remove(taskId);
    if (former != null) {
      institutions.get(former.institution()).waiting().remove(taskId);
    }
  }
}
