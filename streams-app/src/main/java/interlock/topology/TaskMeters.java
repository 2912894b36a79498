package interlock.topology;

import interlock.core.codes.ReasonCode;
import interlock.core.desk.Cause;
import interlock.core.event.Conclusion;
import interlock.core.policy.Level;
import interlock.core.task.AccountQueryTask;
import interlock.core.task.DissuasionTask;
import interlock.core.task.LeadTask;
import interlock.core.task.LineControlTask;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.Task;
import interlock.metrics.Label;
import interlock.metrics.Meter;
import interlock.metrics.Meters;
import interlock.metrics.Watched;
import interlock.service.tasks.TaskKind;
import interlock.topology.News.Former;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What is published of tasks, and how long after the event. */
final class TaskMeters {
  private static final double MILLIS = 1_000;

  private final ByKind<Counter> opened;
  private final ByKind<Counter> revised;
  private final ByKind<DistributionSummary> eventToTask;
  private final ByKind<DistributionSummary> sourceToTask;
  private final Map<Level, Counter> raised = new EnumMap<>(Level.class);
  private final Map<Level, Counter> merged = new EnumMap<>(Level.class);
  private final Map<Level, Map<Conclusion, Counter>> concluded = new EnumMap<>(Level.class);
  private final Counter afterWarning;
  private final Counter tooLate;
  private final Counter nowhere;
  private final StepMeters steps;
  private final StopMeters stops;

  TaskMeters(Meters meters, Watched watched) {
    opened = new ByKind<>((kind, level) -> meters.counter(Meter.TASKS_OPENED, kind, level));
    revised = new ByKind<>((kind, level) -> meters.counter(Meter.TASKS_REVISED, kind, level));
    eventToTask = new ByKind<>((kind, level) -> meters.histogram(Meter.EVENT_TO_TASK, kind, level));
    sourceToTask =
        new ByKind<>((kind, level) -> meters.histogram(Meter.SOURCE_TO_TASK, kind, level));
    for (Level level : Level.values()) {
      raised.put(level, meters.counter(Meter.TASKS_RAISED, level.name()));
      merged.put(level, meters.counter(Meter.TASKS_MERGED, level.name()));
      var byConclusion = new EnumMap<Conclusion, Counter>(Conclusion.class);
      for (Conclusion how : Conclusion.values()) {
        byConclusion.put(how, meters.counter(Meter.TASKS_CONCLUDED, level.name(), how.name()));
      }
      concluded.put(level, byConclusion);
    }
    afterWarning = meters.counter(Meter.CHEATED, "after_warning");
    tooLate = meters.counter(Meter.CHEATED, "too_late");
    nowhere = meters.counter(Meter.TASKS_NOWHERE);
    steps = new StepMeters(meters);
    stops = new StopMeters(meters, watched);
  }

  /**
   * A revision was published.
   *
   * @param now the wall clock, epoch milliseconds
   */
  void published(News news, long now) {
    Task task = news.task();
    boolean opens = task.head().revision() == 1;
    (opens ? opened : revised).of(task).increment();
    Cause cause = task.head().cause();
    if (!cause.kind().equals(Cause.WAKE)) {
      eventToTask.of(task).record(Math.max(0, now - cause.receivedAt()) / MILLIS);
      if (opens) {
        sourceToTask.of(task).record(Math.max(0, now - cause.sourceTime()) / MILLIS);
      }
    }
    switch (task) {
      case DissuasionTask t -> dissuasion(t, news.before().map(Former.OfCase.class::cast));
      case StopPaymentTask t ->
          stops.published(t, news.before().map(Former.OfStop.class::cast), news.resultCode());
      case AccountQueryTask t -> {}
      case LineControlTask t -> {}
      case LeadTask t -> {}
    }
  }

  private void dissuasion(DissuasionTask task, Optional<Former.OfCase> before) {
    Level level = task.level();
    if (before.map(b -> level.compareTo(b.level()) > 0).orElse(false)) {
      raised.get(level).increment();
    }
    if (task.head().revision() == 1 && has(task, ReasonCode.REGION_UNKNOWN)) {
      nowhere.increment();
    }
    boolean ends = !task.state().open() && before.map(b -> b.state() != task.state()).orElse(true);
    if (ends && task.state() == DissuasionTask.State.MERGED) {
      merged.get(level).increment();
    }
    if (ends && task.state() == DissuasionTask.State.CONCLUDED) {
      concluded.get(level).get(task.conclusion()).increment();
      if (task.cheatedAfterWarning()) {
        afterWarning.increment();
      }
      if (has(task, ReasonCode.TOO_LATE)) {
        tooLate.increment();
      }
    }
    steps.published(task, before);
  }

  private static boolean has(DissuasionTask task, ReasonCode code) {
    return task.head().reasons().stream().anyMatch(reason -> reason.code() == code);
  }

  /** One for each kind, of dissuasion tasks one for each level. */
  private static final class ByKind<T> {
    private final Map<TaskKind, T> plain = new EnumMap<>(TaskKind.class);
    private final Map<Level, T> dissuasion = new EnumMap<>(Level.class);

    ByKind(BiFunction<String, String, T> make) {
      for (TaskKind kind : TaskKind.values()) {
        if (kind == TaskKind.DISSUASION) {
          for (Level level : Level.values()) {
            dissuasion.put(level, make.apply(kind.label(), level.name()));
          }
        } else {
          plain.put(kind, make.apply(kind.label(), Label.NO_LEVEL));
        }
      }
    }

    T of(Task task) {
      return switch (task) {
        case DissuasionTask t -> dissuasion.get(t.level());
        case StopPaymentTask t -> plain.get(TaskKind.STOP_PAYMENT);
        case AccountQueryTask t -> plain.get(TaskKind.ACCOUNT_QUERY);
        case LineControlTask t -> plain.get(TaskKind.LINE_CONTROL);
        case LeadTask t -> plain.get(TaskKind.LEAD);
      };
    }
  }
}
