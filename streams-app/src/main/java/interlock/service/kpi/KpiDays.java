package interlock.service.kpi;

import interlock.casefile.CaseSummary;
import interlock.common.CaseStatus;
import interlock.core.codes.KpiCode;
import interlock.core.policy.Unit;
import interlock.service.tasks.TaskRow;
import interlock.service.tasks.TaskRows;
import interlock.task.DissuasionTask;
import interlock.task.StopPaymentTask;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Adds up the figures of a span of days from what was published: first everything is taken, then
 * the days are told. A day's figures are of the tasks opened and the cases reported on it.
 */
final class KpiDays {
  /** Days begin and end by this clock, wherever this runs. */
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** The unit of what no unit has. */
  static final String NO_UNIT = "-";

  private static final Map<KpiCode, Duration> COVERED =
      new TreeMap<>(
          Map.of(
              KpiCode.COVERED_AFTER_30_MINUTES, Duration.ofMinutes(30),
              KpiCode.COVERED_AFTER_1_HOUR, Duration.ofHours(1),
              KpiCode.COVERED_AFTER_6_HOURS, Duration.ofHours(6),
              KpiCode.COVERED_AFTER_24_HOURS, Duration.ofHours(24)));

  private static final long FIRST_HOLD_SECONDS = Duration.ofMinutes(30).toSeconds();

  private final LocalDate from;
  private final LocalDate to;
  private final Instant asOf;
  private final Map<String, DissuasionLife> dissuasions = new HashMap<>();
  private final Map<String, StopLife> stops = new HashMap<>();
  private final Map<String, Map<String, Waiting>> waiting = new HashMap<>();
  private final Map<String, CaseSummary> cases = new HashMap<>();

  /** Tasks that rested on a source's events, by source. */
  private final Map<String, Set<String>> bySource = new TreeMap<>();

  /**
   * An empty span.
   *
   * @param from the first day
   * @param to the last day
   * @param asOf deadlines after it are still open
   */
  KpiDays(LocalDate from, LocalDate to, Instant asOf) {
    this.from = from;
    this.to = to;
    this.asOf = asOf;
  }

  /** Takes a revision of a task; those of one task come in their order. */
  void take(SpecificRecord task, Instant at) {
    TaskRow row = TaskRows.of(task);
    if (row.openedAt().isBefore(end(to))) {
      waiting(row, at);
    }
    switch (task) {
      case DissuasionTask t -> {
        if (within(row.openedAt())) {
          dissuasions.compute(t.getTaskId(), (id, life) -> follow(life, t));
        }
      }
      // Whenever it was opened: its case may have been reported on one of the days.
      case StopPaymentTask t -> stops.compute(t.getTaskId(), (id, life) -> follow(life, t));
      default -> {}
    }
  }

  private static DissuasionLife follow(DissuasionLife life, DissuasionTask revision) {
    if (life == null) {
      return new DissuasionLife(revision);
    }
    life.take(revision);
    return life;
  }

  private static StopLife follow(StopLife life, StopPaymentTask revision) {
    if (life == null) {
      return new StopLife(revision);
    }
    life.take(revision);
    return life;
  }

  private void waiting(TaskRow row, Instant at) {
    boolean waits = row.isOpen() && row.step().isPresent();
    String unit = row.units().isEmpty() ? NO_UNIT : row.units().getFirst();
    Map<String, Waiting> ofTask = waiting.get(row.taskId());
    if (ofTask == null && !waits) {
      return;
    }
    if (ofTask == null) {
      ofTask = new HashMap<>(2);
      waiting.put(row.taskId(), ofTask);
    }
    // A task that went to another unit waits there.
    ofTask.forEach((other, turns) -> turns.at(at, waits && other.equals(unit)));
    if (waits) {
      ofTask.computeIfAbsent(unit, u -> new Waiting()).at(at, true);
    }
  }

  /** Takes the newest summary of a case. */
  void take(CaseSummary summary) {
    if (within(summary.getReportedAt())) {
      cases.put(summary.getCaseId(), summary);
    }
  }

  /** A source's event led to that task. */
  void led(String source, String taskId) {
    bySource.computeIfAbsent(source, s -> new HashSet<>()).add(taskId);
  }

  private boolean within(Instant at) {
    return !at.isBefore(start(from)) && at.isBefore(end(to));
  }

  static Instant start(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  static Instant end(LocalDate day) {
    return start(day.plusDays(1));
  }

  /** The day of a moment. */
  static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZONE);
  }

  /**
   * The figures.
   *
   * @param directory whose officers are counted
   * @return by day, then by unit; units without figures are left out
   */
  SortedMap<LocalDate, SortedMap<String, Figures>> figures(List<Unit> directory) {
    SortedMap<LocalDate, SortedMap<String, Figures>> days = new TreeMap<>();
    for (DissuasionLife life : dissuasions.values()) {
      if (!life.isMerged()) {
        life.addTo(at(days, day(life.openedAt()), life.unit()), asOf);
      }
    }
    bySource.forEach((source, tasks) -> precision(days, source, tasks));
    for (StopLife life : stops.values()) {
      if (within(life.openedAt())) {
        life.addTo(at(days, day(life.openedAt()), life.unit()));
      }
    }
    addCases(days);
    addWorkload(days, directory);
    days.values().forEach(units -> units.values().removeIf(Figures::isEmpty));
    return days;
  }

  private void precision(
      SortedMap<LocalDate, SortedMap<String, Figures>> days, String source, Set<String> tasks) {
    for (String taskId : tasks) {
      DissuasionLife life = dissuasions.get(taskId);
      if (life != null && !life.isMerged()) {
        life.verdict()
            .ifPresent(
                fraud ->
                    at(days, day(life.openedAt()), life.unit())
                        .add(KpiCode.PRECISION, source, Share.counting(fraud)));
      }
    }
  }

  private void addCases(SortedMap<LocalDate, SortedMap<String, Figures>> days) {
    Map<String, List<StopLife>> byCase = new HashMap<>();
    for (StopLife life : stops.values()) {
      life.caseId().ifPresent(id -> byCase.computeIfAbsent(id, c -> new ArrayList<>()).add(life));
    }
    for (CaseSummary summary : cases.values()) {
      if (summary.getStatus() != CaseStatus.WITHDRAWN) {
        List<StopLife> ofCase = byCase.getOrDefault(summary.getCaseId(), List.of());
        addCase(at(days, day(summary.getReportedAt()), unitOf(ofCase)), summary, ofCase);
      }
    }
  }

  /** A summary names no unit: it counts for that of the first stop of its case. */
  private static String unitOf(List<StopLife> stops) {
    return stops.stream()
        .min(Comparator.comparing(StopLife::openedAt).thenComparing(StopLife::unit))
        .map(StopLife::unit)
        .orElse(NO_UNIT);
  }

  private void addCase(Figures figures, CaseSummary summary, List<StopLife> stops) {
    Optional<Long> firstHold = Optional.ofNullable(summary.getFirstStopSeconds());
    firstHold.ifPresent(figures::firstHold);
    figures.count(
        KpiCode.FIRST_HOLD_IN_30_MINUTES,
        firstHold.filter(seconds -> seconds <= FIRST_HOLD_SECONDS).isPresent());
    figures.count(KpiCode.HIGH_LOSS, summary.getHighLoss());
    COVERED.forEach(
        (code, after) -> {
          Instant moment = summary.getReportedAt().plus(after);
          if (!moment.isAfter(asOf)) {
            BigDecimal held =
                stops.stream()
                    .map(stop -> stop.heldAt(moment))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            figures.add(code, "", held.min(summary.getLost()), summary.getLost());
          }
        });
    BigDecimal frozen =
        stops.stream().map(StopLife::mostFrozen).reduce(BigDecimal.ZERO, BigDecimal::add);
    figures.add(KpiCode.RETURNED, "", summary.getReturned(), frozen);
  }

  private void addWorkload(
      SortedMap<LocalDate, SortedMap<String, Figures>> days, List<Unit> directory) {
    for (Unit unit : directory) {
      if (unit.officers() == 0) {
        continue;
      }
      for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
        Instant evening = end(day).isAfter(asOf) ? asOf : end(day);
        long open =
            waiting.values().stream()
                .flatMap(ofTask -> Optional.ofNullable(ofTask.get(unit.unit())).stream())
                .filter(turns -> turns.during(evening))
                .count();
        at(days, day, unit.unit())
            .add(
                KpiCode.OPEN_PER_OFFICER,
                "",
                BigDecimal.valueOf(open),
                BigDecimal.valueOf(unit.officers()));
      }
    }
  }

  private static Figures at(
      SortedMap<LocalDate, SortedMap<String, Figures>> days, LocalDate day, String unit) {
    return days.computeIfAbsent(day, d -> new TreeMap<>())
        .computeIfAbsent(unit, u -> new Figures());
  }
}
