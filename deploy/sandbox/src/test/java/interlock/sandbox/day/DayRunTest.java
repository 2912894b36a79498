package interlock.sandbox.day;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.common.Level;
import interlock.service.wording.Language;
import interlock.task.Measure;
import org.junit.jupiter.api.Test;

class DayRunTest {
  private static final DayScale SMALL = new DayScale(7, 60, 2);

  @Test
  void nothingGetsLostOnADayThatOfficersWork() {
    DaySummary day = play(SMALL);
    assertThat(day.exitCode()).isZero();
    assertThat(day.tasks()).isGreaterThan(50);
    assertThat(day.ends().get(Level.MEDIUM)).containsKeys("DISSUADED", "SELF_AWARE");
    assertThat(day.doors().feedbackSent()).isPositive();
    assertThat(day.funnel().messages())
        .isGreaterThan(day.funnel().calls())
        .isLessThanOrEqualTo(day.funnel().warnings());
    assertThat(day.funnel().calls()).isGreaterThan(day.funnel().visits());
    StepCount signed = day.steps().get(Measure.SIGN);
    assertThat(signed.inTime()).isPositive();
    assertThat(signed.overdue()).isZero();
  }

  @Test
  void theSameSeedGivesTheSameDayAndAnotherSeedAnotherOne() {
    DaySummary day = play(SMALL);
    assertThat(play(SMALL)).isEqualTo(day);
    assertThat(play(new DayScale(8, 60, 2)).json()).isNotEqualTo(day.json());
  }

  @Test
  void whereNobodyIsOnDutyEveryPromiseIsSaidToBeOverdue() {
    DaySummary day = play(new DayScale(7, 60, 0));
    assertThat(day.doors().feedbackSent()).isZero();
    assertThat(day.funnel().calls()).isZero();
    assertThat(day.steps().get(Measure.SMS).inTime()).isPositive();
    for (Measure measure : new Measure[] {Measure.SIGN, Measure.CALL}) {
      StepCount count = day.steps().get(measure);
      assertThat(count.overdue()).as("%s", measure).isPositive();
      assertThat(count.inTime() + count.late()).as("%s", measure).isZero();
    }
    // Late, but nobody forgot to say so.
    assertThat(day.exitCode()).isZero();
  }

  @Test
  void whoEndsItEarlyGetsTheSummarySoFar() {
    var reached = new int[1];
    DaySummary day =
        new DayRun(SMALL, (moment, tasks) -> reached[0] = tasks, () -> reached[0] >= 5).play();
    assertThat(day.exitCode()).isEqualTo(130);
    assertThat(day.tasks()).isBetween(5, 30);
    assertThat(day.until()).isBefore(Prefecture.END);
    assertThat(new DayText(day, Language.EN).lines().getFirst()).contains("INTERRUPTED at ");
  }

  private static DaySummary play(DayScale scale) {
    return new DayRun(scale, (moment, tasks) -> {}, () -> false).play();
  }
}
