package interlock.service.kpi;

import static interlock.service.tasks.Published.NOW;
import static interlock.service.tasks.Published.dissuasion;
import static interlock.service.tasks.Published.review;
import static interlock.service.tasks.Published.step;
import static interlock.service.tasks.Published.summary;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.casefile.CaseSummary;
import interlock.common.Conclusion;
import interlock.common.Level;
import interlock.common.StopCommand;
import interlock.core.codes.KpiCode;
import interlock.core.codes.ReasonCode;
import interlock.core.policy.Unit;
import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import interlock.task.Measure;
import interlock.task.Reason;
import interlock.task.Step;
import interlock.task.StepState;
import interlock.task.StopPaymentKind;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class KpiDaysTest {
  private static final LocalDate DAY = KpiDays.day(NOW);
  private static final Instant LATER = NOW.plus(Duration.ofDays(40));
  private static final String UNIT = "440605";

  private final KpiDays days = new KpiDays(DAY, DAY, LATER);

  @Test
  void signedOnTimeCountsStepsThatAreDoneOrPastTheirDeadline() {
    take(dissuasion(1).setSteps(List.of(sign(1), pending(Measure.CALL, 5))));
    take(dissuasion(2).setSteps(List.of(sign(10))));
    take(dissuasion(3).setSteps(List.of(pending(Measure.SIGN, 5))));
    take(
        dissuasion(4)
            .setSteps(List.of(step(Measure.SIGN, StepState.SKIPPED, NOW.plusSeconds(300)))));
    Step ours = pending(Measure.SIGN, 5);
    ours.setOutage(true);
    take(dissuasion(5).setSteps(List.of(ours)));

    assertShare(KpiCode.SIGNED_ON_TIME, "1", "3");
    assertShare(KpiCode.FEEDBACK_ON_TIME, "0", "1");
  }

  @Test
  void deadlinesInTheFutureCountForNobody() {
    var early = new KpiDays(DAY, DAY, NOW.plusSeconds(60));
    early.take(dissuasion(1).setSteps(List.of(pending(Measure.SIGN, 5))).build(), NOW);

    assertThat(early.figures(List.of()).get(DAY).get(UNIT).share(KpiCode.SIGNED_ON_TIME)).isEmpty();
  }

  @Test
  void aFundWarningIsMetWithinEightHoursAfterItBecameOne() {
    met(1, Duration.ofHours(7));
    met(2, Duration.ofHours(9));
    take(dissuasion(3).setSteps(List.of(pending(Measure.VISIT, 480))));
    // Talked out of it by phone: nobody had to drive there.
    take(dissuasion(4).setSteps(List.of()));
    take(
        dissuasion(4)
            .setState(DissuasionState.CONCLUDED)
            .setConclusion(Conclusion.DISSUADED)
            .setUpdatedAt(NOW.plusSeconds(600)));
    take(dissuasion(5).setLevel(Level.MEDIUM).setSteps(List.of(pending(Measure.VISIT, 480))));
    // Likewise, and a report of a loss came days after it had ended.
    take(dissuasion(6).setSteps(List.of()));
    for (Duration after : List.of(Duration.ofMinutes(10), Duration.ofDays(3))) {
      take(
          dissuasion(6)
              .setState(DissuasionState.CONCLUDED)
              .setConclusion(Conclusion.DISSUADED)
              .setUpdatedAt(NOW.plus(after)));
    }

    assertShare(KpiCode.MET_IN_8_HOURS, "1", "3");
  }

  @Test
  void theNewestRevisionCountsAndAMergedTaskDoesNot() {
    take(dissuasion(1).setSteps(List.of(pending(Measure.SIGN, 5))));
    take(dissuasion(1).setSteps(List.of(sign(1))));
    take(dissuasion(2).setSteps(List.of(pending(Measure.SIGN, 5))));
    take(dissuasion(2).setState(DissuasionState.MERGED));

    assertShare(KpiCode.SIGNED_ON_TIME, "1", "1");
  }

  @Test
  void precisionIsByHighestLevelAndBySource() {
    take(dissuasion(1).setLevel(Level.SPECIAL_HIGH));
    take(concluded(1, Conclusion.FALSE_ALARM));
    take(concluded(2, Conclusion.DEFRAUDED));
    take(concluded(3, Conclusion.DISSUADED));
    take(concluded(4, Conclusion.UNKNOWN_RESULT));
    days.led("ICBC", taskId(1));
    days.led("ICBC", taskId(3));
    days.led("ICBC", taskId(3));
    days.led("CMCC", taskId(9));

    assertShare(KpiCode.PRECISION, "2", "3");
    assertShare(KpiCode.DISSUADED, "1", "2");
    Figures figures = figures(UNIT);
    assertThat(figures.parts(KpiCode.PRECISION))
        .containsExactlyInAnyOrder("SPECIAL_HIGH", "HIGH", "ICBC");
    assertThat(figures.share(KpiCode.PRECISION, "SPECIAL_HIGH")).contains(share("0", "1"));
    assertThat(figures.share(KpiCode.PRECISION, "ICBC")).contains(share("1", "2"));
  }

  @Test
  void cheatedAfterWarningIsOfThoseWhoWereWarnedAndTooLateApart() {
    List<Step> sms = List.of(done(Measure.SMS, 1));
    take(dissuasion(1).setSteps(sms).setCheatedAfterWarning(true));
    take(dissuasion(2).setSteps(sms));
    take(
        dissuasion(3)
            .setSteps(List.of())
            .setReasons(List.of(new Reason(ReasonCode.TOO_LATE.code(), 0, List.of()))));
    take(dissuasion(4).setSteps(List.of()).setState(DissuasionState.CANCELLED));

    assertShare(KpiCode.CHEATED_AFTER_WARNING, "1", "2");
    assertShare(KpiCode.TOO_LATE, "1", "3");
    assertShare(KpiCode.WARNED, "2", "3");
  }

  @Test
  void whatWasHeldIsSetAgainstTheLossAtFourMoments() {
    days.take(lost("1000.00"));
    stop(1, StopPaymentState.REQUESTED, null, 1);
    stop(1, StopPaymentState.ACTIVE, "400.00", 20);
    stop(2, StopPaymentState.PARTIAL, "300.00", 45);
    stop(2, StopPaymentState.FROZEN, "900.00", 300);
    stop(1, StopPaymentState.EXPIRED, "400.00", 1_000);

    Figures figures = figures("440606");
    assertThat(figures.share(KpiCode.COVERED_AFTER_30_MINUTES)).contains(share("400", "1000"));
    assertThat(figures.share(KpiCode.COVERED_AFTER_1_HOUR)).contains(share("700", "1000"));
    assertThat(figures.share(KpiCode.COVERED_AFTER_6_HOURS))
        .as("at most what was lost")
        .contains(share("1000", "1000"));
    assertThat(figures.share(KpiCode.COVERED_AFTER_24_HOURS)).contains(share("900", "1000"));
    assertThat(figures.share(KpiCode.HELD_TO_FROZEN)).contains(share("900", "1300"));
    assertThat(figures.share(KpiCode.LAPSED)).contains(share("400", "1300"));
    assertThat(figures.share(KpiCode.FIRST_HOLD_IN_30_MINUTES)).contains(share("1", "1"));
    assertThat(figures.firstHold().at(0.5)).hasValue(1_200);
    assertThat(figures.share(KpiCode.RETURNED)).contains(share("90", "900"));
    assertThat(figures.share(KpiCode.HIGH_LOSS)).contains(share("0", "1"));
  }

  @Test
  void aStopLiftedUponAnAppealIsWrongfulForAsLongAsItHeld() {
    stop(1, StopPaymentState.ACTIVE, "400.00", 0);
    days.take(
        stopOf(1, StopPaymentState.LIFTED, null, 90)
            .setReasons(List.of(new Reason(ReasonCode.APPEAL_UPHELD.code(), 0, List.of())))
            .build(),
        NOW);
    stop(2, StopPaymentState.ACTIVE, "400.00", 0);
    days.take(
        stopOf(2, StopPaymentState.LIFTED, null, 90)
            .setReasons(List.of(new Reason(ReasonCode.NOTHING_LEFT.code(), 0, List.of())))
            .build(),
        NOW);
    stop(3, StopPaymentState.REQUESTED, null, 0);

    Figures figures = figures("440606");
    assertThat(figures.share(KpiCode.WRONGFUL)).contains(share("1", "2"));
    assertThat(figures.share(KpiCode.WRONGFUL_HOURS)).contains(share("1.5", "1"));
  }

  @Test
  void openTasksPerOfficerAreThoseThatWaitInTheEvening() {
    Instant evening = KpiDays.end(DAY);
    days.take(dissuasion(1).setOpenedAt(NOW.minus(Duration.ofDays(9))).build(), NOW);
    days.take(dissuasion(2).build(), NOW);
    days.take(concluded(2, Conclusion.DISSUADED).build(), evening.minusSeconds(1));
    days.take(dissuasion(3).build(), NOW);
    days.take(concluded(3, Conclusion.DISSUADED).build(), evening.plusSeconds(1));
    days.take(dissuasion(4).build(), NOW);
    days.take(dissuasion(4).setResponsibleUnit("440606").build(), NOW.plusSeconds(1));

    var unit = new Unit(UNIT, "", "", List.of(UNIT), "", 3);
    assertThat(days.figures(List.of(unit)).get(DAY).get(UNIT).share(KpiCode.OPEN_PER_OFFICER))
        .contains(share("2", "3"));
  }

  @Test
  void aDaysFiguresAreOfWhatWasOpenedOnIt() {
    take(dissuasion(1).setOpenedAt(KpiDays.end(DAY)).setSteps(List.of(sign(1))));
    take(dissuasion(2).setOpenedAt(KpiDays.start(DAY).minusMillis(1)).setSteps(List.of(sign(1))));
    days.take(lost("10.00", KpiDays.end(DAY)));

    assertThat(days.figures(List.of())).isEmpty();
  }

  private void met(int number, Duration after) {
    Step visit = step(Measure.VISIT, StepState.DONE, NOW.plus(Duration.ofHours(8)));
    visit.setDoneAt(NOW.plus(after));
    take(dissuasion(number).setSteps(List.of(visit)));
  }

  private void take(DissuasionTask.Builder task) {
    days.take(task.build(), NOW);
  }

  private void stop(int number, StopPaymentState state, String held, long minutes) {
    days.take(stopOf(number, state, held, minutes).build(), NOW);
  }

  private static StopPaymentTask.Builder stopOf(
      int number, StopPaymentState state, String held, long minutes) {
    return review(number)
        .setCommand(StopCommand.STOP)
        .setKind(StopPaymentKind.RECOVERY)
        .setState(state)
        .setAmountHeld(held == null ? null : new BigDecimal(held))
        .setUpdatedAt(NOW.plus(Duration.ofMinutes(minutes)));
  }

  private static CaseSummary lost(String yuan) {
    return lost(yuan, NOW);
  }

  private static CaseSummary lost(String yuan, Instant reportedAt) {
    CaseSummary summary = summary("FS-0309");
    summary.setReportedAt(reportedAt);
    summary.setLost(new BigDecimal(yuan));
    summary.setReturned(new BigDecimal("90.00"));
    summary.setFirstStopSeconds(1_200L);
    return summary;
  }

  private static DissuasionTask.Builder concluded(int number, Conclusion conclusion) {
    return dissuasion(number).setState(DissuasionState.CONCLUDED).setConclusion(conclusion);
  }

  private static Step sign(long afterMinutes) {
    return done(Measure.SIGN, afterMinutes);
  }

  /** Due after five minutes. */
  private static Step done(Measure measure, long afterMinutes) {
    Step step = step(measure, StepState.DONE, NOW.plusSeconds(300));
    step.setDoneAt(NOW.plus(Duration.ofMinutes(afterMinutes)));
    return step;
  }

  private static Step pending(Measure measure, long dueMinutes) {
    return step(measure, StepState.PENDING, NOW.plus(Duration.ofMinutes(dueMinutes)));
  }

  private static String taskId(int number) {
    return dissuasion(number).getTaskId();
  }

  private Figures figures(String unit) {
    return days.figures(List.of()).get(DAY).get(unit);
  }

  private void assertShare(KpiCode code, String numerator, String denominator) {
    assertThat(figures(UNIT).share(code)).contains(share(numerator, denominator));
  }

  private static Share share(String numerator, String denominator) {
    return new Share(new BigDecimal(numerator), new BigDecimal(denominator));
  }
}
