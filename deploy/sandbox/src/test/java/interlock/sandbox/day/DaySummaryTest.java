package interlock.sandbox.day;

import static interlock.sandbox.day.Specimens.NINE;
import static interlock.sandbox.day.Specimens.done;
import static interlock.sandbox.day.Specimens.open;
import static interlock.sandbox.day.Specimens.task;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.day.DayBoard.Doors;
import interlock.service.wording.Language;
import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import interlock.task.Measure;
import interlock.task.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DaySummaryTest {
  private static final Doors ALL_TAKEN = new Doors(3, 3, 0, 0);
  private static final Instant TEN = NINE.plus(Duration.ofHours(1));
  private static final Instant ELEVEN = NINE.plus(Duration.ofHours(2));

  @Test
  void tellsStepsDoneInTimeFromLateAndOverdueOnes() {
    DaySummary day =
        summary(
            ALL_TAKEN,
            task("A", DissuasionState.IN_PROGRESS, done(Measure.CALL, TEN, NINE, 1)),
            task("B", DissuasionState.IN_PROGRESS, done(Measure.CALL, NINE, TEN, 2)),
            task("C", DissuasionState.OPEN, open(Measure.CALL, StepState.OVERDUE, NINE)),
            task("D", DissuasionState.OPEN, open(Measure.CALL, StepState.PENDING, ELEVEN)),
            task("E", DissuasionState.CANCELLED, open(Measure.CALL, StepState.SKIPPED, NINE)));
    assertThat(day.steps().get(Measure.CALL)).isEqualTo(new StepCount(1, 1, 1, 1, 1));
  }

  @Test
  void theFunnelCountsEveryCallAndAMergedTaskOnce() {
    DaySummary day =
        summary(
            ALL_TAKEN,
            task(
                "A",
                DissuasionState.CONCLUDED,
                done(Measure.SMS, TEN, NINE, 1),
                done(Measure.CALL, TEN, NINE, 3),
                // At the bank's counter.
                done(Measure.VISIT, TEN, NINE, 0)),
            task("B", DissuasionState.MERGED, done(Measure.SMS, TEN, NINE, 1)),
            task("C", DissuasionState.OPEN, done(Measure.SMS, TEN, NINE, 1)));
    assertThat(day.funnel()).isEqualTo(new Funnel(2, 2, 3, 1));
    assertThat(day.funnel().callsPerMessages()).isEqualTo(150);
    assertThat(day.funnel().visitsPerWarnings()).isEqualTo(50);
  }

  @Test
  void aDayWithoutAMessageHasNoRatio() {
    assertThat(new Funnel(0, 0, 0, 0).callsPerMessages()).isZero();
  }

  @Test
  void failsOnAStepThatNobodyJudged() {
    DaySummary day =
        summary(
            ALL_TAKEN,
            task("A", DissuasionState.OPEN, open(Measure.CALL, StepState.PENDING, NINE)));
    assertThat(day.lost()).isEqualTo(new Lost(0, 1));
    assertThat(day.exitCode()).isEqualTo(1);
    assertThat(new DayText(day, Language.EN).lines().getLast()).startsWith("DOES NOT HOLD");
    assertThat(new DayText(day, Language.ZH).lines().getLast()).startsWith("不成立");
  }

  @Test
  void failsOnAnOpenTaskThatNobodyWillEverEnd() {
    DissuasionTask forgotten = task("A", DissuasionState.SIGNED, done(Measure.SMS, TEN, NINE, 1));
    assertThat(summary(ALL_TAKEN, forgotten).exitCode()).isEqualTo(1);
    forgotten.setNextDueAt(NINE.plus(Duration.ofDays(7)));
    assertThat(summary(ALL_TAKEN, forgotten).exitCode()).isZero();
  }

  @Test
  void failsOnWhatWasNotTaken() {
    assertThat(summary(new Doors(3, 2, 0, 0)).exitCode()).isEqualTo(1);
    assertThat(summary(new Doors(3, 3, 1, 0)).exitCode()).isEqualTo(1);
    assertThat(summary(new Doors(3, 3, 0, 1)).exitCode()).isEqualTo(1);
    assertThat(summary(ALL_TAKEN).exitCode()).isZero();
  }

  private static DaySummary summary(Doors doors, DissuasionTask... tasks) {
    return DaySummary.of(new DayScale(1, 1, 1), false, TEN, List.of(tasks), doors);
  }
}
