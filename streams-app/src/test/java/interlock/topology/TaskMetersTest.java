package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.desk.Cause;
import interlock.core.event.Conclusion;
import interlock.core.policy.Level;
import interlock.core.policy.Measure;
import interlock.core.policy.WarningClass;
import interlock.core.task.DissuasionTask;
import interlock.core.task.DissuasionTask.State;
import interlock.core.task.Reason;
import interlock.core.task.Step;
import interlock.core.task.TaskHead;
import interlock.metrics.Meters;
import interlock.metrics.Watched;
import interlock.topology.News.Former.OfCase;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a revision of a dissuasion task counts as. */
class TaskMetersTest {
  private static final long FACT = 1_000_000;
  private static final long RECEIVED = FACT + 20_000;
  private static final long NOW = RECEIVED + 40;
  private static final Cause EVENT =
      new Cause("bank.suspicious-transfer", "e", "s", FACT, RECEIVED);
  private static final Step SIGN = Step.pending(Measure.SIGN, "440600", 5);
  private static final Step CALL = Step.pending(Measure.CALL, "440600", 5);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final TaskMeters meters = new TaskMeters(new Meters(registry), Watched.NOBODY);

  @Test
  void anOpeningIsTimedFromTheFactAndFromTheReceipt() {
    publish(task(1, Level.HIGH, State.OPEN, SIGN), Optional.empty());

    assertThat(sum("interlock_tasks_opened_total", "level=\"HIGH\"")).isOne();
    assertThat(sum("interlock_tasks_revised_total")).isZero();
    assertThat(sum("interlock_event_to_task_seconds_sum", "level=\"HIGH\"")).isEqualTo(0.04);
    assertThat(sum("interlock_source_to_task_seconds_sum", "level=\"HIGH\"")).isEqualTo(20.04);
  }

  @Test
  void aRevisionIsRaisedOnlyWhenItsLevelIsHigherThanBefore() {
    publish(task(2, Level.HIGH, State.OPEN, SIGN), before(Level.MEDIUM, State.OPEN, SIGN));
    publish(task(3, Level.HIGH, State.OPEN, SIGN), before(Level.HIGH, State.OPEN, SIGN));
    publish(task(4, Level.LOW, State.OPEN, SIGN), before(Level.HIGH, State.OPEN, SIGN));

    assertThat(sum("interlock_tasks_raised_total")).isOne();
    assertThat(sum("interlock_tasks_raised_total", "level=\"HIGH\"")).isOne();
    assertThat(sum("interlock_tasks_revised_total")).isEqualTo(3);
    assertThat(sum("interlock_source_to_task_seconds_count")).isZero();
  }

  @Test
  void aStepIsCountedWhenItComesIntoAStateAndNotAgain() {
    Step late = SIGN.overdue(false);
    publish(
        task(2, Level.HIGH, State.OPEN, late, CALL), before(Level.HIGH, State.OPEN, SIGN, CALL));
    publish(
        task(3, Level.HIGH, State.OPEN, late, CALL), before(Level.HIGH, State.OPEN, late, CALL));
    publish(
        task(4, Level.HIGH, State.SIGNED, late.done(9), CALL),
        before(Level.HIGH, State.OPEN, late, CALL));

    assertThat(sum("interlock_steps_total", "measure=\"SIGN\"", "change=\"overdue\"")).isOne();
    assertThat(sum("interlock_steps_total", "measure=\"SIGN\"", "change=\"done\"")).isOne();
    assertThat(sum("interlock_steps_total")).isEqualTo(2);
  }

  @Test
  void aMergedTaskIsMergedAndItsStepsGoOnElsewhere() {
    publish(
        task(2, Level.HIGH, State.MERGED, SIGN.in(Step.State.SKIPPED)),
        before(Level.HIGH, State.OPEN, SIGN));

    assertThat(sum("interlock_tasks_merged_total", "level=\"HIGH\"")).isOne();
    assertThat(sum("interlock_steps_total")).isZero();
    assertThat(sum("interlock_tasks_concluded_total")).isZero();
  }

  @Test
  void whoIsDefraudedAfterAWarningCountsOnce() {
    DissuasionTask concluded = concluded(2, true, ReasonCode.CHEATED_AFTER_WARNING);
    publish(concluded, before(Level.HIGH, State.OPEN, SIGN));
    publish(
        concluded(3, true, ReasonCode.CHEATED_AFTER_WARNING),
        before(Level.HIGH, State.CONCLUDED, SIGN));
    publish(concluded(2, false, ReasonCode.TOO_LATE), before(Level.HIGH, State.OPEN, SIGN));

    assertThat(sum("interlock_tasks_concluded_total", "conclusion=\"DEFRAUDED\"")).isEqualTo(2);
    assertThat(sum("interlock_cheated_total", "when=\"after_warning\"")).isOne();
    assertThat(sum("interlock_cheated_total", "when=\"too_late\"")).isOne();
  }

  private void publish(DissuasionTask task, Optional<News.Former> before) {
    meters.published(new News(task, before, Optional.empty()), NOW);
  }

  private double sum(String name, String... labels) {
    return new Scrape(registry.scrape()).sum(name, labels);
  }

  private static Optional<News.Former> before(Level level, State state, Step... steps) {
    return Optional.of(new OfCase(level, state, List.of(steps)));
  }

  private static DissuasionTask concluded(int revision, boolean cheated, ReasonCode reason) {
    return task(
        revision,
        Level.HIGH,
        State.CONCLUDED,
        Conclusion.DEFRAUDED,
        cheated,
        List.of(new Reason(reason, 0, List.of())),
        SIGN);
  }

  private static DissuasionTask task(int revision, Level level, State state, Step... steps) {
    return task(revision, level, state, Conclusion.NONE, false, List.of(), steps);
  }

  private static DissuasionTask task(
      int revision,
      Level level,
      State state,
      Conclusion conclusion,
      boolean cheated,
      List<Reason> reasons,
      Step... steps) {
    return new DissuasionTask(
        new TaskHead("D-1", revision, "p:x", 500, reasons, "p", EVENT, 1, 2),
        state,
        level,
        WarningClass.FUND,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        OptionalLong.empty(),
        List.of(steps),
        OptionalLong.empty(),
        "440600",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        10,
        Optional.empty(),
        0,
        List.of(),
        conclusion,
        cheated,
        Optional.empty(),
        List.of());
  }
}
