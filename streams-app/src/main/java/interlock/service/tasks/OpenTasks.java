package interlock.service.tasks;

import interlock.common.Level;
import interlock.metrics.Label;
import interlock.metrics.Meter;
import interlock.metrics.Meters;
import interlock.service.tasks.Sums.Share;
import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import interlock.task.Measure;
import interlock.task.Step;
import interlock.task.StepState;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;

/** What is open now, as any reader of the topics sees it. Each instance tells the same. */
final class OpenTasks implements TaskChanges {
  private static final double MILLIS = 1_000;
  private static final double FEN = 100;

  private final InstantSource clock;
  private final Sums sums;
  private final Map<String, List<Share>> shares = new HashMap<>();
  private final Map<Level, Ages> unsigned = new EnumMap<>(Level.class);

  OpenTasks(Meters meters, InstantSource clock) {
    this.clock = clock;
    sums = new Sums(meters);
    for (String name : Label.OWN_LEVEL.words()) {
      Level level = Level.valueOf(name);
      unsigned.put(level, new Ages());
      sums.one(Meter.TASKS_UNSIGNED, name);
      meters.gauge(Meter.UNSIGNED_OLDEST, () -> oldest(level), name);
    }
    for (String kind : Label.STOP_KIND.words()) {
      for (String state : Label.STOP_STATE.words()) {
        if (!TaskRow.isClosed(state)) {
          sums.one(Meter.STOPS_OPEN, kind, state);
          sums.share(Meter.STOPS_OPEN_YUAN, 0, FEN, kind, state);
        }
      }
    }
  }

  /** Seconds for which the oldest task of that level has been at it, and nobody has signed. */
  private synchronized double oldest(Level level) {
    var since = unsigned.get(level).since();
    return since.isEmpty() ? 0 : (clock.millis() - since.getAsLong()) / MILLIS;
  }

  @Override
  public synchronized void changed(Optional<TaskRow> before, TaskRow row) {
    OptionalLong waitsSince = unsignedSince(before, row);
    forget(row.taskId());
    if (row.isOpen()) {
      List<Share> own = sharesOf(row, row.task());
      own.forEach(Share::add);
      shares.put(row.taskId(), own);
      waitsSince.ifPresent(
          since -> unsigned.get(((DissuasionTask) row.task()).getLevel()).put(row.taskId(), since));
    }
  }

  /**
   * Whoever is raised has the time of the new level to be signed for. Of a task that is first seen
   * only its opening is known.
   */
  private OptionalLong unsignedSince(Optional<TaskRow> before, TaskRow row) {
    if (!(row.task() instanceof DissuasionTask task)
        || task.getState() != DissuasionState.OPEN
        || !unsigned.containsKey(task.getLevel())) {
      return OptionalLong.empty();
    }
    OptionalLong known = unsigned.get(task.getLevel()).since(row.taskId());
    if (known.isPresent()) {
      return known;
    }
    return OptionalLong.of(
        before.isPresent() ? row.updatedAt() : task.getOpenedAt().toEpochMilli());
  }

  @Override
  public synchronized void gone(TaskRow last) {
    forget(last.taskId());
  }

  private void forget(String taskId) {
    List<Share> former = shares.remove(taskId);
    if (former != null) {
      former.forEach(Share::takeBack);
      unsigned.values().forEach(ages -> ages.remove(taskId));
    }
  }

  private List<Share> sharesOf(TaskRow row, SpecificRecord task) {
    List<Share> own = new ArrayList<>();
    String level = row.level().orElse(Label.NO_LEVEL);
    if (Label.LEVEL.words().contains(level) && Label.STATE.words().contains(row.state())) {
      own.add(sums.one(Meter.TASKS_OPEN, row.kind().label(), level, row.state()));
      switch (task) {
        case DissuasionTask t -> dissuasion(t, own);
        case StopPaymentTask t -> stop(t, own);
        default -> {}
      }
    }
    return own;
  }

  private void dissuasion(DissuasionTask task, List<Share> own) {
    String level = task.getLevel().name();
    if (task.getState() == DissuasionState.OPEN) {
      own.add(sums.one(Meter.TASKS_UNSIGNED, level));
    }
    for (Step step : task.getSteps()) {
      boolean overdue = step.getState() == StepState.OVERDUE;
      if ((overdue || step.getState() == StepState.PENDING)
          && step.getMeasure() != Measure.UNKNOWN) {
        own.add(
            sums.one(Meter.STEPS_OPEN, step.getMeasure().name(), level, Boolean.toString(overdue)));
      }
    }
  }

  private void stop(StopPaymentTask task, List<Share> own) {
    String kind = task.getKind().name();
    if (Label.STOP_KIND.words().contains(kind)) {
      String state = task.getState().name();
      own.add(sums.one(Meter.STOPS_OPEN, kind, state));
      own.add(sums.share(Meter.STOPS_OPEN_YUAN, fen(amount(task)), FEN, kind, state));
    }
  }

  private static BigDecimal amount(StopPaymentTask task) {
    boolean holds =
        task.getState() == StopPaymentState.ACTIVE
            || task.getState() == StopPaymentState.PARTIAL
            || task.getState() == StopPaymentState.FROZEN;
    return holds && task.getAmountHeld() != null ? task.getAmountHeld() : task.getAmount();
  }

  private static long fen(BigDecimal yuan) {
    return yuan.movePointRight(2).longValue();
  }
}
