package interlock.core.subject;

import static interlock.testing.Facts.DAY;
import static interlock.testing.Facts.HOUR;
import static interlock.testing.Facts.MINUTE;
import static interlock.testing.Facts.START;
import static interlock.testing.Facts.directive;
import static interlock.testing.Facts.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback.Action;
import interlock.core.event.DissuasionFeedback.Outcome;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Level;
import interlock.core.policy.Measure;
import interlock.core.policy.WarningClass;
import interlock.core.task.DissuasionTask;
import interlock.core.task.DissuasionTask.State;
import interlock.core.task.Reason;
import interlock.core.task.Step;
import interlock.testing.Facts;
import interlock.testing.SubjectRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What units and officers say of a case (design.md §4). */
class UnitWordTest {
  private static final Facts DIRECTIVE =
      directive("D", WarningClass.CALL, Level.HIGH).in("350203").registeredIn("350203");

  // ---- the retry ladder

  @Test
  void threeCallsThatNobodyAnswersGoToTheFamilyAndToTheDoor() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    run.until(2 * MINUTE).answers(Action.CALL, Outcome.NO_ANSWER);
    run.until(6 * MINUTE).answers(Action.CALL, Outcome.POWERED_OFF);
    assertThat(run.measures()).doesNotContain(Measure.FAMILY_CONTACT, Measure.VISIT);

    run.until(10 * MINUTE).answers(Action.CALL, Outcome.NO_ANSWER);

    assertThat(run.step(Measure.FAMILY_CONTACT).dueAt()).isEqualTo(START + 25 * MINUTE);
    assertThat(run.step(Measure.VISIT).dueAt()).isEqualTo(START + 70 * MINUTE);
    assertThat(codes(run)).contains(ReasonCode.UNREACHABLE);
    assertThat(run.task().level()).as("no graver for that").isEqualTo(Level.HIGH);
  }

  @Test
  void callsThatAreSpreadOverTheDayAreNoLadder() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    for (int i = 1; i <= 4; i++) {
      run.until(i * 8L * MINUTE).answers(Action.CALL, Outcome.NO_ANSWER);
    }

    assertThat(run.measures()).doesNotContain(Measure.FAMILY_CONTACT);
  }

  // ---- told late

  @Test
  void feedbackThatIsToldLateIsJudgedByItsOwnTime() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE).until(HOUR);
    assertThat(run.step(Measure.CALL).state()).isEqualTo(Step.State.OVERDUE);

    run.tellsLate(4 * MINUTE, Action.CALL, Outcome.REACHED, Conclusion.NONE);

    assertThat(run.step(Measure.CALL).state()).isEqualTo(Step.State.DONE);
    assertThat(run.step(Measure.CALL).doneAt()).hasValue(START + 4 * MINUTE);
    assertThat(codes(run)).doesNotContain(ReasonCode.STEP_OVERDUE);
  }

  @Test
  void busyLinesAreCountedByWhenTheyWereBusy() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE).until(HOUR);
    run.tellsLate(4 * MINUTE, Action.CALL, Outcome.BUSY, Conclusion.NONE);
    run.tellsLate(40 * MINUTE, Action.CALL, Outcome.BUSY, Conclusion.NONE);
    assertThat(run.task().level()).isEqualTo(Level.HIGH);

    run.tellsLate(49 * MINUTE, Action.CALL, Outcome.BUSY, Conclusion.NONE);
    assertThat(run.task().level()).isEqualTo(Level.SPECIAL_HIGH);
  }

  // ---- the second feedback

  @Test
  void theUnitsLaterConclusionCorrectsItsFirstAndAnOlderOneDoesNot() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    run.until(HOUR).concludes(Conclusion.DISSUADED);
    run.until(2 * HOUR);
    run.tellsLate(90 * MINUTE, Action.CONCLUDE, Outcome.NONE, Conclusion.FALSE_ALARM);
    assertThat(run.task().conclusion()).isEqualTo(Conclusion.FALSE_ALARM);

    run.tellsLate(80 * MINUTE, Action.CONCLUDE, Outcome.NONE, Conclusion.SELF_AWARE);
    assertThat(run.task().conclusion()).isEqualTo(Conclusion.FALSE_ALARM);
    assertThat(run.task().state()).isEqualTo(State.CONCLUDED);
  }

  @Test
  void noUnitCorrectsWhatTheVictimReported() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    run.until(HOUR).reports("C", 1, CaseStatus.REPORTED, -MINUTE);
    run.until(2 * HOUR).concludes(Conclusion.DISSUADED);

    assertThat(run.task().conclusion()).isEqualTo(Conclusion.DEFRAUDED);
  }

  @Test
  void noUnitCorrectsWhatTheVictimReportedByAgreeingFirst() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    run.until(HOUR).reports("C", 1, CaseStatus.REPORTED, -MINUTE);
    run.until(2 * HOUR).concludes(Conclusion.DEFRAUDED);
    run.until(3 * HOUR).concludes(Conclusion.FALSE_ALARM);

    assertThat(run.task().conclusion()).isEqualTo(Conclusion.DEFRAUDED);
  }

  @Test
  void aWordThatComesLateKeepsTheCaseAliveAllTheSame() {
    SubjectRun run = new SubjectRun().receive(visit("v", 100));
    run.until(6 * DAY).tellsLate(HOUR, Action.CALL, Outcome.REACHED, Conclusion.NONE);

    run.until(8 * DAY);
    assertThat(run.task().state()).isEqualTo(State.IN_PROGRESS);
    run.until(13 * DAY + MINUTE);
    assertThat(run.task().state()).isEqualTo(State.CONCLUDED);
  }

  // ---- handing over

  @Test
  void aCaseThatIsHandedOverKeepsItsDeadlinesAndIsSignedForAgain() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    run.until(MINUTE).answers(Action.SIGNED, Outcome.NONE);
    long call = run.step(Measure.CALL).dueAt();

    run.until(2 * MINUTE).transfersTo("440604");

    assertThat(run.task().responsibleUnit()).isEqualTo("440604");
    assertThat(run.task().copyUnits()).contains("350203");
    assertThat(run.step(Measure.CALL).unit()).isEqualTo("440604");
    assertThat(run.step(Measure.CALL).dueAt()).isEqualTo(call);
    assertThat(run.step(Measure.SIGN).state()).isEqualTo(Step.State.PENDING);
    assertThat(run.step(Measure.SIGN).dueAt()).isEqualTo(START + 7 * MINUTE);
    assertThat(codes(run)).contains(ReasonCode.TRANSFERRED);

    run.receive(visit("v", 900).in("110101").after(3 * MINUTE));
    assertThat(run.task().responsibleUnit()).as("no longer by the place").isEqualTo("440604");
  }

  @Test
  void aCaseThatIsRejectedGoesToTheUnitAbove() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    run.until(MINUTE).answers(Action.REJECT, Outcome.NONE);

    assertThat(run.task().responsibleUnit()).isEqualTo("350200");
    assertThat(run.step(Measure.CALL).unit()).isEqualTo("350200");
    assertThat(run.step(Measure.SIGN).state()).isEqualTo(Step.State.PENDING);
    assertThat(run.task().state()).isEqualTo(State.SIGNED);
  }

  @Test
  void aUnitThatOnlyHasACopyGivesNothingAwayByRejectingIt() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    run.until(MINUTE).answers(Action.SIGNED, Outcome.NONE);
    run.until(2 * MINUTE).transfersTo("440604");
    long sign = run.step(Measure.SIGN).dueAt();

    run.until(3 * MINUTE).by("350203").answers(Action.REJECT, Outcome.NONE);

    assertThat(run.task().responsibleUnit()).isEqualTo("440604");
    assertThat(run.task().copyUnits()).contains("350203");
    assertThat(run.step(Measure.SIGN).state()).as("not for it").isEqualTo(Step.State.PENDING);
    assertThat(run.step(Measure.SIGN).dueAt()).isEqualTo(sign);
    run.by("440600").transfersTo("440605");
    assertThat(run.task().responsibleUnit()).as("the unit above may").isEqualTo("440605");
  }

  @Test
  void whoNeverHadTheCaseSaysNothingOfItByRejectingIt() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    run.until(MINUTE).by("110105").answers(Action.REJECT, Outcome.NONE);

    assertThat(run.task().responsibleUnit()).isEqualTo("350203");
    assertThat(run.task().state()).isEqualTo(State.OPEN);
    assertThat(run.step(Measure.SIGN).state()).isEqualTo(Step.State.PENDING);
    assertThat(codes(run)).doesNotContain(ReasonCode.TRANSFERRED);
  }

  @Test
  void aCaseIsNotHandedToAUnitThatDoesNotExist() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    run.until(MINUTE).transfersTo("NOBODY");

    assertThat(run.task().responsibleUnit()).isEqualTo("350203");
    assertThat(run.task().copyUnits()).doesNotContain("350203", "NOBODY");
    assertThat(run.step(Measure.SIGN).state()).isEqualTo(Step.State.PENDING);
    assertThat(codes(run)).doesNotContain(ReasonCode.TRANSFERRED);
    run.transfersTo(SubjectRun.POLICY.units().fallback());
    assertThat(run.task().responsibleUnit()).isEqualTo(SubjectRun.POLICY.units().fallback());
  }

  // ---- cheated already

  @Test
  void whoeverWasCheatedIsAskedToReport() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    String warned = run.task().head().taskId();
    run.until(HOUR).concludes(Conclusion.DEFRAUDED);

    assertThat(run.task(warned).state()).isEqualTo(State.CONCLUDED);
    DissuasionTask next = run.task();
    assertThat(next.head().taskId()).isNotEqualTo(warned);
    assertThat(next.level()).isEqualTo(Level.HIGH);
    assertThat(next.responsibleUnit()).isEqualTo("350203");
    assertThat(run.measures()).containsExactly(Measure.TAKE_REPORT);
    assertThat(run.step(Measure.TAKE_REPORT).dueAt()).isEqualTo(START + 90 * MINUTE);

    run.until(70 * MINUTE).reports("C", 1, CaseStatus.REPORTED, -MINUTE);
    assertThat(run.task().state()).isEqualTo(State.CONCLUDED);
    assertThat(run.step(Measure.TAKE_REPORT).state()).isEqualTo(Step.State.DONE);
    assertThat(run.tasks()).isEqualTo(2);
  }

  @Test
  void nobodyIsAskedForAReportTwice() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    run.until(HOUR).concludes(Conclusion.DEFRAUDED);
    run.until(2 * HOUR).concludes(Conclusion.DEFRAUDED);
    assertThat(run.tasks()).isEqualTo(2);
    assertThat(run.task().state()).isEqualTo(State.CONCLUDED);

    SubjectRun reported = new SubjectRun().receive(DIRECTIVE);
    reported.until(MINUTE).reports("C", 1, CaseStatus.REPORTED, -MINUTE);
    reported.until(2 * MINUTE).concludes(Conclusion.DEFRAUDED);
    assertThat(reported.tasks()).isEqualTo(1);
  }

  // ---- a false alarm

  @Test
  void whatWasAFalseAlarmCountsForLessForAWhile() {
    SubjectRun run = new SubjectRun().receive(visit("v", 100));
    int fresh = run.task().score();
    run.until(HOUR).concludes(Conclusion.FALSE_ALARM);

    run.receive(visit("w", 100).after(HOUR + MINUTE));
    assertThat(run.tasks()).isEqualTo(2);
    assertThat(run.task().score()).isCloseTo(fresh / 2, within(1));
    run.until(2 * HOUR).concludes(Conclusion.SELF_AWARE);

    run.receive(visit("x", 100).after(300 * DAY));
    assertThat(run.task().score()).as("forgotten").isEqualTo(fresh);
  }

  @Test
  void anotherConclusionOrOtherEvidenceIsNoFalseAlarm() {
    SubjectRun aware = new SubjectRun().receive(visit("v", 100));
    int fresh = aware.task().score();
    aware.until(HOUR).concludes(Conclusion.SELF_AWARE);
    aware.receive(visit("w", 100).after(HOUR + MINUTE));
    assertThat(aware.task().score()).isEqualTo(fresh);

    SubjectRun other = new SubjectRun().receive(visit("v", 100));
    other.until(HOUR).concludes(Conclusion.FALSE_ALARM);
    other.receive(directive("E", WarningClass.CONTACT, Level.MEDIUM).after(HOUR + MINUTE));
    int points = SubjectRun.POLICY.risk().rule(EvidenceCode.POLICE_DIRECTIVE).points();
    assertThat(other.task().score()).isCloseTo(points, within(1));
  }

  private static List<ReasonCode> codes(SubjectRun run) {
    return run.task().head().reasons().stream().map(Reason::code).toList();
  }
}
