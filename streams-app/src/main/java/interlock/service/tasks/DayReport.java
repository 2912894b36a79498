package interlock.service.tasks;

import interlock.casefile.CaseSummary;
import interlock.common.Conclusion;
import interlock.task.DissuasionTask;
import interlock.task.Measure;
import interlock.task.Step;
import interlock.task.StepState;
import interlock.task.StopPaymentKind;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The numbers of a day, unit by unit, from the tasks as they stand at its end. What the newest
 * revision does not tell is not told: a task that was corrected counts as it is now.
 */
public final class DayReport {
  /** Who acts on a task without a unit of its own. */
  private static final String NO_UNIT = "-";

  private static final Set<Measure> TOLD = Set.of(Measure.SMS, Measure.CALL, Measure.VISIT);

  private final Instant from;
  private final Instant until;
  private final Map<String, UnitDay> units = new TreeMap<>();
  private final Set<String> cases = new HashSet<>();

  private DayReport(Instant until, Duration span) {
    this.from = until.minus(span);
    this.until = until;
  }

  /**
   * Adds it up.
   *
   * @param rows of every state
   * @param summary of a case, if there is one
   */
  public static DayReport of(
      List<TaskRow> rows,
      Function<String, Optional<CaseSummary>> summary,
      Instant until,
      Duration span) {
    var report = new DayReport(until, span);
    for (TaskRow row : rows) {
      report.add(row, summary);
    }
    return report;
  }

  private void add(TaskRow row, Function<String, Optional<CaseSummary>> summary) {
    UnitDay unit =
        units.computeIfAbsent(
            row.units().isEmpty() ? NO_UNIT : row.units().getFirst(), name -> new UnitDay());
    if (row.step().filter(HumanStep::overdue).isPresent()) {
      unit.overdue++;
    }
    if (Instant.ofEpochMilli(row.updatedAt()).isBefore(from)) {
      return;
    }
    switch (row.task()) {
      case DissuasionTask task -> dissuasion(unit, task);
      case StopPaymentTask task -> stop(unit, task, summary);
      default -> {}
    }
  }

  private void dissuasion(UnitDay unit, DissuasionTask task) {
    if (isWithin(task.getOpenedAt())) {
      UnitDay.count(unit.opened, task);
      if (task.getAmountAtRisk() != null) {
        unit.atRisk = unit.atRisk.add(task.getAmountAtRisk());
      }
    }
    if (TaskRow.isClosed(task.getState().name()) && isWithin(task.getUpdatedAt())) {
      UnitDay.count(unit.ended, task);
      Conclusion conclusion = task.getConclusion();
      unit.conclusions.merge(
          conclusion == null ? task.getState().name() : conclusion.name(), 1, Integer::sum);
    }
    for (Step step : task.getSteps()) {
      if (step.getOutage() && isWithin(step.getDueAt())) {
        unit.outage++;
      }
      if (step.getState() == StepState.DONE
          && TOLD.contains(step.getMeasure())
          && step.getDoneAt() != null
          && isWithin(step.getDoneAt())) {
        unit.measures.merge(step.getMeasure().name(), 1, Integer::sum);
      }
    }
  }

  private void stop(
      UnitDay unit, StopPaymentTask task, Function<String, Optional<CaseSummary>> summary) {
    if (task.getKind() != StopPaymentKind.RECOVERY) {
      return;
    }
    BigDecimal held = Optional.ofNullable(task.getAmountHeld()).orElse(BigDecimal.ZERO);
    if (task.getState() == StopPaymentState.FROZEN) {
      unit.frozen = unit.frozen.add(held);
    } else if (!TaskRow.isClosed(task.getState().name())) {
      unit.stopped = unit.stopped.add(held);
    }
    // A summary names no unit: it counts for that of the first stop of its case.
    if (task.getCaseId() != null && cases.add(task.getCaseId())) {
      summary
          .apply(task.getCaseId())
          .filter(s -> isWithin(s.getUpdatedAt()))
          .ifPresent(s -> unit.returned = unit.returned.add(s.getReturned()));
    }
  }

  private boolean isWithin(Instant at) {
    return !at.isBefore(from) && !at.isAfter(until);
  }

  /** For a program: every unit, and all of them together. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", from.toString());
    json.put("until", until.toString());
    var total = new UnitDay();
    List<Map<String, Object>> all = new ArrayList<>();
    units.forEach(
        (name, day) -> {
          if (!day.isEmpty()) {
            Map<String, Object> unit = new LinkedHashMap<>(Map.of("unit", name));
            unit.putAll(day.json());
            all.add(unit);
            total.add(day);
          }
        });
    json.put("units", all);
    json.put("total", total.json());
    return json;
  }
}
