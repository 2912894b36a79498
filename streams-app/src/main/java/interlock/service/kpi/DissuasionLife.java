package interlock.service.kpi;

import interlock.common.Conclusion;
import interlock.common.Level;
import interlock.common.WarningClass;
import interlock.core.codes.KpiCode;
import interlock.core.codes.ReasonCode;
import interlock.service.tasks.PackedRecord;
import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import interlock.task.Measure;
import interlock.task.Step;
import interlock.task.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What became of one dissuasion task, by its revisions in their order. Kept small. */
final class DissuasionLife {
  /** Within this a fund warning's person is to be met. */
  static final Duration MEETING = Duration.ofHours(8);

  private static final Set<Measure> FEEDBACK =
      EnumSet.of(
          Measure.CALL,
          Measure.BANK_VERIFY,
          Measure.BRANCH_DISPATCH,
          Measure.VISIT,
          Measure.FAMILY_CONTACT,
          Measure.REVISIT,
          Measure.TAKE_REPORT);

  private static final Set<Measure> WARNING =
      EnumSet.of(
          Measure.SMS, Measure.CALL, Measure.BANK_VERIFY, Measure.VISIT, Measure.FAMILY_CONTACT);

  private static final Set<Conclusion> FRAUD =
      EnumSet.of(Conclusion.DISSUADED, Conclusion.SELF_AWARE, Conclusion.DEFRAUDED);

  private final Instant openedAt;
  private Level highest = Level.UNKNOWN;
  private Optional<Instant> fundWarningAt = Optional.empty();

  /** Revisions may follow: of a loss or a revisit that came later. */
  private Optional<Instant> concludedAt = Optional.empty();

  private PackedRecord newest;
  private String unit = "";
  private boolean merged;

  DissuasionLife(DissuasionTask first) {
    openedAt = first.getOpenedAt();
    take(first);
  }

  void take(DissuasionTask revision) {
    newest = PackedRecord.of(revision);
    unit = revision.getResponsibleUnit();
    merged = revision.getState() == DissuasionState.MERGED;
    if (revision.getLevel().compareTo(highest) > 0) {
      highest = revision.getLevel();
    }
    if (fundWarningAt.isEmpty() && isFundWarning(revision)) {
      fundWarningAt = Optional.of(revision.getUpdatedAt());
    }
    if (concludedAt.isEmpty() && revision.getState() == DissuasionState.CONCLUDED) {
      concludedAt = Optional.of(revision.getUpdatedAt());
    }
  }

  private static boolean isFundWarning(DissuasionTask task) {
    boolean fund =
        task.getWarningClass() == WarningClass.FUND
            || task.getWarningClass() == WarningClass.COUNTER;
    return fund && task.getLevel().compareTo(Level.HIGH) >= 0;
  }

  Instant openedAt() {
    return openedAt;
  }

  String unit() {
    return unit;
  }

  /** Another task goes on for it, and counts. */
  boolean isMerged() {
    return merged;
  }

  /**
   * Adds what it counts for.
   *
   * @param asOf deadlines after it are still open
   */
  void addTo(Figures figures, Instant asOf) {
    DissuasionTask task = task();
    for (Step step : task.getSteps()) {
      addStep(figures, step, asOf);
    }
    boolean warned =
        task.getSteps().stream()
            .anyMatch(s -> WARNING.contains(s.getMeasure()) && s.getState() == StepState.DONE);
    if (task.getState() != DissuasionState.CANCELLED) {
      figures.count(KpiCode.WARNED, warned);
      figures.count(KpiCode.TOO_LATE, has(task, ReasonCode.TOO_LATE));
    }
    if (warned) {
      figures.count(KpiCode.CHEATED_AFTER_WARNING, task.getCheatedAfterWarning());
    }
    addMeeting(figures, task, asOf);
    addConclusion(figures, task);
    boolean notGenuine = has(task, ReasonCode.FOUND_NOT_GENUINE);
    if (notGenuine || has(task, ReasonCode.FOUND_GENUINE)) {
      figures.count(KpiCode.GENUINE, !notGenuine);
    }
  }

  private void addStep(Figures figures, Step step, Instant asOf) {
    if (step.getOutage() || step.getState() == StepState.SKIPPED) {
      return;
    }
    boolean done = step.getState() == StepState.DONE && step.getDoneAt() != null;
    if (!done && step.getDueAt().isAfter(asOf)) {
      return;
    }
    boolean onTime = done && !step.getDoneAt().isAfter(step.getDueAt());
    if (step.getMeasure() == Measure.SIGN) {
      figures.count(KpiCode.SIGNED_ON_TIME, onTime);
    } else if (FEEDBACK.contains(step.getMeasure())) {
      figures.count(KpiCode.FEEDBACK_ON_TIME, onTime);
    }
  }

  private void addMeeting(Figures figures, DissuasionTask task, Instant asOf) {
    if (fundWarningAt.isEmpty() || task.getState() == DissuasionState.CANCELLED) {
      return;
    }
    Instant until = fundWarningAt.get().plus(MEETING);
    Optional<Instant> metAt =
        task.getSteps().stream()
            .filter(s -> s.getMeasure() == Measure.VISIT && s.getState() == StepState.DONE)
            .flatMap(s -> Optional.ofNullable(s.getDoneAt()).stream())
            .min(Instant::compareTo);
    boolean met = metAt.filter(at -> !at.isAfter(until)).isPresent();
    boolean endedBefore = concludedAt.filter(until::isAfter).isPresent();
    if (met || (!until.isAfter(asOf) && !endedBefore)) {
      figures.count(KpiCode.MET_IN_8_HOURS, met);
    }
  }

  private void addConclusion(Figures figures, DissuasionTask task) {
    Conclusion conclusion = task.getConclusion();
    if (conclusion != null && FRAUD.contains(conclusion)) {
      figures.count(KpiCode.DISSUADED, conclusion != Conclusion.DEFRAUDED);
    }
    verdict(conclusion)
        .ifPresent(
            fraud -> {
              figures.count(KpiCode.PRECISION, fraud);
              figures.add(KpiCode.PRECISION, highest.name(), Share.counting(fraud));
            });
  }

  /** Whether it was a fraud; empty while nobody has said so. */
  Optional<Boolean> verdict() {
    return verdict(task().getConclusion());
  }

  private static Optional<Boolean> verdict(Conclusion conclusion) {
    boolean known =
        conclusion != null && (FRAUD.contains(conclusion) || conclusion == Conclusion.FALSE_ALARM);
    return known ? Optional.of(FRAUD.contains(conclusion)) : Optional.empty();
  }

  private DissuasionTask task() {
    return (DissuasionTask) newest.unpack();
  }

  private static boolean has(DissuasionTask task, ReasonCode code) {
    return task.getReasons().stream().anyMatch(r -> r.getCode().equals(code.code()));
  }
}
