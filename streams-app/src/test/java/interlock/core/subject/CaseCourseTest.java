package interlock.core.subject;

import static interlock.testing.Facts.DAY;
import static interlock.testing.Facts.HOUR;
import static interlock.testing.Facts.MINUTE;
import static interlock.testing.Facts.SECOND;
import static interlock.testing.Facts.START;
import static interlock.testing.Facts.call;
import static interlock.testing.Facts.directive;
import static interlock.testing.Facts.transfer;
import static interlock.testing.Facts.visit;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.event.CareEntry;
import interlock.core.event.CaseStatus;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback.Action;
import interlock.core.event.DissuasionFeedback.Outcome;
import interlock.core.event.FraudContact.Phase;
import interlock.core.event.Transfer.Status;
import interlock.core.mail.Wake;
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
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The course of a case: opened, raised, answered, late, ended. */
class CaseCourseTest {
  private static final Facts DIRECTIVE =
      directive("D", WarningClass.CONTACT, Level.MEDIUM).in("451223").registeredIn("451202");
  private static final Facts SUSPICIOUS =
      transfer("t", EvidenceCode.SUSPICIOUS_TRANSFER, Status.POSTED).in("620602");

  @Test
  void aMediumCaseIsSignedMessagedAndCalled() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);

    DissuasionTask task = run.task();
    assertThat(task.state()).isEqualTo(State.OPEN);
    assertThat(task.head().revision()).isEqualTo(1);
    assertThat(task.head().taskId()).startsWith("D-");
    assertThat(task.responsibleUnit()).isEqualTo("451223");
    assertThat(task.copyUnits()).isEmpty();
    assertThat(task.phones()).containsExactly(Facts.PHONE);
    assertThat(run.measures()).containsExactly(Measure.SIGN, Measure.CALL, Measure.SMS);
    assertThat(run.step(Measure.CALL).dueAt()).isEqualTo(START + SECOND + 30 * MINUTE);
    assertThat(run.step(Measure.SMS).state()).isEqualTo(Step.State.DONE);
    assertThat(task.nextDueAt()).hasValue(START + SECOND + 15 * MINUTE);
    assertThat(task.head().priority()).isBetween(250, 499);
  }

  @Test
  void atLowThereIsAMessageOnly() {
    SubjectRun run = new SubjectRun().receive(visit("v", 100));

    assertThat(run.measures()).containsExactly(Measure.SMS);
    assertThat(run.task().responsibleUnit()).as("where his number is from").isEqualTo("110000");
    assertThat(codes(run.task())).doesNotContain(ReasonCode.REGION_UNKNOWN);
  }

  @Test
  void aBusyLineIsVisitedAtTheDoor() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    run.until(2 * MINUTE).answers(Action.CALL, Outcome.BUSY);
    assertThat(run.task().state()).isEqualTo(State.IN_PROGRESS);
    assertThat(run.task().level()).isEqualTo(Level.MEDIUM);
    assertThat(run.step(Measure.CALL).attempts()).isEqualTo(1);
    assertThat(run.step(Measure.SIGN).state()).isEqualTo(Step.State.DONE);

    run.until(5 * MINUTE).answers(Action.CALL, Outcome.BUSY);
    assertThat(run.task().level()).isEqualTo(Level.HIGH);
    assertThat(run.step(Measure.VISIT).dueAt()).isEqualTo(START + 20 * MINUTE);
    assertThat(codes(run.task())).contains(ReasonCode.PHONE_BUSY);
    assertThat(run.task().copyUnits()).containsExactly("451202");

    run.until(6 * MINUTE).answers(Action.CALL, Outcome.BUSY);
    assertThat(run.task().level()).as("once").isEqualTo(Level.HIGH);

    run.until(15 * MINUTE).answers(Action.VISIT, Outcome.MET);
    assertThat(run.step(Measure.VISIT).state()).isEqualTo(Step.State.DONE);
    run.until(16 * MINUTE).concludes(Conclusion.DISSUADED);
    assertThat(run.task().state()).isEqualTo(State.CONCLUDED);
    assertThat(run.task().steps()).noneMatch(Step::open);

    run.until(9 * HOUR);
    assertThat(run.task().steps()).noneMatch(s -> s.state() == Step.State.OVERDUE);
  }

  @Test
  void whoeverSpokeWithHimHasVerifiedTheBanksSignal() {
    SubjectRun run = new SubjectRun().receive(SUSPICIOUS);
    assertThat(run.step(Measure.BANK_VERIFY).state()).isEqualTo(Step.State.PENDING);

    run.until(2 * MINUTE).answers(Action.CALL, Outcome.REACHED);
    assertThat(run.step(Measure.BANK_VERIFY).state()).isEqualTo(Step.State.DONE);
  }

  @Test
  void strangersWhoAnswerElevenMinutesApartAreNoSign() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    run.until(MINUTE).answers(Action.CALL, Outcome.STRANGER_ANSWERED);
    run.until(12 * MINUTE).answers(Action.CALL, Outcome.STRANGER_ANSWERED);

    assertThat(run.task().level()).isEqualTo(Level.MEDIUM);
    run.until(13 * MINUTE).answers(Action.CALL, Outcome.STRANGER_ANSWERED);
    assertThat(codes(run.task())).contains(ReasonCode.STRANGER_ANSWERED);
  }

  @Test
  void aPromiseIsNeitherLostNorMadeLater() {
    SubjectRun run = new SubjectRun().receive(visit("v", 900).in("620602"));
    long call = run.step(Measure.CALL).dueAt();

    run.receive(SUSPICIOUS.after(29 * MINUTE));

    assertThat(run.task().level()).isEqualTo(Level.HIGH);
    assertThat(run.step(Measure.CALL).dueAt()).isEqualTo(call);
    assertThat(run.step(Measure.VISIT).dueAt()).isEqualTo(START + 29 * MINUTE + SECOND + 8 * HOUR);
  }

  @Test
  void aHigherLevelBringsTheCallForward() {
    SubjectRun run = new SubjectRun().receive(visit("v", 900));
    run.receive(SUSPICIOUS.after(10 * MINUTE));

    assertThat(run.step(Measure.CALL).dueAt()).isEqualTo(START + SECOND + 15 * MINUTE);
  }

  @Test
  void anOverdueStepGoesToTheUnitAboveOnce() {
    SubjectRun run = new SubjectRun().receive(visit("v", 900).in("620602"));
    run.receive(SUSPICIOUS.after(10 * MINUTE)).until(9 * HOUR);

    assertThat(run.step(Measure.VISIT).state()).isEqualTo(Step.State.OVERDUE);
    assertThat(run.task().copyUnits()).containsExactly("620600");
    assertThat(codes(run.task())).contains(ReasonCode.STEP_OVERDUE);
    int revision = run.task().head().revision();

    run.until(60 * DAY);
    assertThat(run.task().head().revision()).isEqualTo(revision);
    assertThat(run.task().state()).as("never ends with an open step").isEqualTo(State.OPEN);
  }

  @Test
  void aFeedbackThatWaitedIsReadBeforeTheDeadlineIsJudged() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    run.jumpTo(31 * MINUTE).answers(Action.CALL, Outcome.REACHED);

    assertThat(run.task().steps()).noneMatch(s -> s.state() == Step.State.OVERDUE);
    assertThat(run.step(Measure.CALL).state()).isEqualTo(Step.State.DONE);
  }

  @Test
  void aLoneBankSignalIsVerifiedByTheBank() {
    assertThat(new SubjectRun().receive(SUSPICIOUS).measures()).contains(Measure.BANK_VERIFY);
    assertThat(new SubjectRun().receive(visit("v", 900), SUSPICIOUS.after(MINUTE)).measures())
        .doesNotContain(Measure.BANK_VERIFY);
  }

  @Test
  void theFlagsEndWithTime() {
    SubjectRun run =
        new SubjectRun()
            .receive(
                call("c", 900, Phase.ONGOING, "S"),
                transfer("t", EvidenceCode.SUSPICIOUS_TRANSFER, Status.ATTEMPTED).after(MINUTE));
    assertThat(run.task().onCallNow()).isTrue();
    assertThat(run.task().fundsInFlight()).isTrue();
    int priority = run.task().head().priority();

    run.until(11 * MINUTE);
    assertThat(run.task().fundsInFlight()).isFalse();
    assertThat(run.task().onCallNow()).isTrue();
    run.until(2 * HOUR);
    assertThat(run.task().onCallNow()).isFalse();
    assertThat(run.task().level()).isEqualTo(Level.SPECIAL_HIGH);
    assertThat(run.task().head().priority()).isLessThan(priority);
  }

  @Test
  void theEndOfTheCallEndsTheFlagAndNotTheLevel() {
    SubjectRun run =
        new SubjectRun()
            .receive(
                call("c", 900, Phase.ONGOING, "S"),
                transfer("t", EvidenceCode.SUSPICIOUS_TRANSFER, Status.ATTEMPTED).after(MINUTE),
                call("d", 900, Phase.ENDED, "S").after(2 * MINUTE));

    assertThat(run.task().onCallNow()).isFalse();
    assertThat(run.task().level()).isEqualTo(Level.SPECIAL_HIGH);
  }

  @Test
  void fadingPointsAreNoRevision() {
    SubjectRun run = new SubjectRun().receive(visit("v", 100));
    int score = run.task().score();
    run.until(6 * DAY).receive(visit("w", 100).after(6 * DAY));

    assertThat(run.history()).hasSize(2);
    assertThat(run.task().score()).isLessThan(2 * score);
  }

  @Test
  void oneMessageForAFraudTypeInADay() {
    SubjectRun run = new SubjectRun().receive(visit("v", 100).fraud("LOAN"));
    run.receive(visit("w", 900).fraud("LOAN").after(HOUR));
    assertThat(messages(run)).isEqualTo(1);

    run.receive(SUSPICIOUS.fraud("REBATE").after(2 * HOUR));
    assertThat(messages(run)).as("raised, and of another type").isEqualTo(2);

    run.concludes(Conclusion.SELF_AWARE);
    run.receive(visit("x", 900).fraud("REBATE").after(3 * HOUR));
    assertThat(run.tasks()).isEqualTo(2);
    assertThat(messages(run)).as("the earlier case sent it").isZero();
  }

  @Test
  void theNewestBelievedPlaceActsUntilSomebodyDid() {
    SubjectRun run = new SubjectRun().receive(visit("v", 900).in("620602"));
    run.receive(visit("w", 900).in("440604").after(MINUTE));
    assertThat(run.task().responsibleUnit()).isEqualTo("440604");
    assertThat(run.step(Measure.CALL).unit()).isEqualTo("440604");

    run.answers(Action.SIGNED, Outcome.NONE);
    assertThat(run.task().state()).isEqualTo(State.SIGNED);
    run.receive(visit("x", 900).in("110101").after(3 * MINUTE));
    assertThat(run.task().responsibleUnit()).isEqualTo("440604");
    assertThat(run.task().place().orElseThrow().region()).isEqualTo("110101");
  }

  @Test
  void aWithdrawnDirectiveCancelsItsCase() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    run.deliver(Facts.withdrawal("D"));

    assertThat(run.task().state()).isEqualTo(State.CANCELLED);
    assertThat(run.task().steps()).noneMatch(Step::open);
    assertThat(codes(run.task())).containsExactly(ReasonCode.EVIDENCE_WITHDRAWN);
    assertThat(run.wakeAt()).isEmpty();
  }

  @Test
  void aWithdrawalLowersToWhatIsLeft() {
    SubjectRun run =
        new SubjectRun()
            .receive(directive("D", WarningClass.FUND, Level.HIGH), visit("v", 100).after(MINUTE));
    run.deliver(Facts.withdrawal("D"));

    assertThat(run.task().state()).isEqualTo(State.OPEN);
    assertThat(run.task().level()).isEqualTo(Level.LOW);
    assertThat(run.task().steps()).noneMatch(Step::open);
  }

  @Test
  void aWithdrawalThatComesFirstHolds() {
    SubjectRun run = new SubjectRun();
    run.deliver(Facts.withdrawal("D"));
    run.receive(DIRECTIVE);

    assertThat(run.tasks()).isZero();
  }

  @Test
  void newEvidenceAfterAConclusionOpensANewCase() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE).until(HOUR);
    String first = run.task().head().taskId();
    run.concludes(Conclusion.SELF_AWARE);

    run.receive(visit("new", 100).after(2 * HOUR));

    assertThat(run.tasks()).isEqualTo(2);
    assertThat(run.task().level()).isEqualTo(Level.LOW);
    assertThat(run.task(first).state()).isEqualTo(State.CONCLUDED);
  }

  @Test
  void concludingFaceToFaceDoesTheVisit() {
    SubjectRun run =
        new SubjectRun().receive(transfer("t", EvidenceCode.COUNTER_ALARM, Status.HELD));
    assertThat(run.step(Measure.BRANCH_DISPATCH).dueAt()).isEqualTo(START + SECOND + 5 * MINUTE);

    run.deliver(run.answer(Action.CONCLUDE, Outcome.MET, Conclusion.DISSUADED));

    assertThat(run.step(Measure.VISIT).state()).isEqualTo(Step.State.DONE);
    assertThat(run.step(Measure.BRANCH_DISPATCH).state()).isEqualTo(Step.State.SKIPPED);
    assertThat(run.task().fundsInFlight()).isFalse();
  }

  @Test
  void arrivingAtTheBranchDoesTheDispatch() {
    SubjectRun run =
        new SubjectRun().receive(transfer("t", EvidenceCode.COUNTER_ALARM, Status.HELD));
    run.answers(Action.BRANCH_DISPATCH, Outcome.ARRIVED);

    assertThat(run.step(Measure.BRANCH_DISPATCH).state()).isEqualTo(Step.State.DONE);
    assertThat(run.step(Measure.VISIT).state()).isEqualTo(Step.State.PENDING);
  }

  @Test
  void aRepeatedOrUnknownFeedbackChangesNothing() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    var busy = run.answer(Action.CALL, Outcome.BUSY, Conclusion.NONE);
    run.deliver(busy);
    SubjectFile before = run.file().orElseThrow();

    assertThat(run.deliver(busy).file().orElseThrow()).isSameAs(before);
    var unknown = run.answer("D-0", Action.CONCLUDE, Outcome.NONE, Conclusion.DISSUADED);
    assertThat(run.deliver(unknown).file().orElseThrow()).isSameAs(before);
    assertThat(run.deliver(new Wake(START)).file().orElseThrow()).isSameAs(before);
    assertThat(run.history()).hasSize(2);
  }

  @Test
  void aReportEndsTheOpenCase() {
    SubjectRun run = new SubjectRun().receive(SUSPICIOUS).until(55 * MINUTE);
    run.reports("FS", 1, CaseStatus.REPORTED, -MINUTE);

    assertThat(run.task().state()).isEqualTo(State.CONCLUDED);
    assertThat(run.task().conclusion()).isEqualTo(Conclusion.DEFRAUDED);
    assertThat(run.task().caseIds()).containsExactly("FS");
    assertThat(run.task().cheatedAfterWarning()).isFalse();

    int revision = run.task().head().revision();
    run.until(2 * HOUR).reports("FS", 2, CaseStatus.FILED, -MINUTE);
    assertThat(run.task().head().revision()).as("nothing new for the case").isEqualTo(revision);
    run.reports("FS", 1, CaseStatus.REPORTED, DAY);
    assertThat(run.task().head().revision()).as("a stale version").isEqualTo(revision);
    run.until(3 * HOUR).reports("FS", 3, CaseStatus.WITHDRAWN, -MINUTE);
    assertThat(run.task().caseIds()).isEmpty();
    assertThat(run.task().conclusion()).isEqualTo(Conclusion.DEFRAUDED);
  }

  @Test
  void aLossAfterTheWarningIsCountedOnTheCaseThatWarned() {
    SubjectRun run = new SubjectRun().receive(DIRECTIVE);
    run.until(10 * MINUTE).answers(Action.CALL, Outcome.REACHED);
    run.until(11 * MINUTE).concludes(Conclusion.SELF_AWARE);

    run.until(3 * DAY).reports("CW-9", 1, CaseStatus.REPORTED, 2 * DAY);
    assertThat(run.task().cheatedAfterWarning()).isTrue();
    assertThat(run.task().conclusion()).isEqualTo(Conclusion.SELF_AWARE);
    assertThat(run.task().caseIds()).containsExactly("CW-9");

    run.reports("CW-9", 2, CaseStatus.WITHDRAWN, 2 * DAY);
    assertThat(run.task().cheatedAfterWarning()).isFalse();
  }

  @Test
  void aLossBeforeTheWarningOrLongAfterItIsNot() {
    SubjectRun before = new SubjectRun().receive(DIRECTIVE);
    before.until(5 * MINUTE).answers(Action.CALL, Outcome.REACHED);
    before.until(3 * DAY).reports("CW-8", 1, CaseStatus.REPORTED, -DAY);
    assertThat(before.task().conclusion()).isEqualTo(Conclusion.DEFRAUDED);
    assertThat(before.task().cheatedAfterWarning()).isFalse();

    SubjectRun after = new SubjectRun().receive(DIRECTIVE);
    after.concludes(Conclusion.SELF_AWARE);
    after.until(40 * DAY).reports("X", 1, CaseStatus.REPORTED, 31 * DAY);
    assertThat(after.task().cheatedAfterWarning()).isFalse();
  }

  @Test
  void aLossAfterTheOpeningAndBeforeAnyMeasureIsTooLate() {
    // A regular visit is all that is planned, and it is not made yet.
    SubjectRun run = new SubjectRun().cared("C", OptionalLong.of(1));
    run.until(DAY + MINUTE);
    assertThat(run.task().steps()).noneMatch(s -> s.doneAt().isPresent());

    run.until(DAY + HOUR).reports("TL", 1, CaseStatus.REPORTED, DAY + 30 * MINUTE);

    assertThat(codes(run.task())).contains(ReasonCode.TOO_LATE);
    assertThat(run.task().cheatedAfterWarning()).isFalse();
    assertThat(run.task().caseIds()).containsExactly("TL");

    run.reports("TL", 2, CaseStatus.WITHDRAWN, DAY + 30 * MINUTE);
    assertThat(codes(run.task())).doesNotContain(ReasonCode.TOO_LATE);
  }

  @Test
  void aLossAfterAnEarlierWarningIsCountedOnceAndThere() {
    SubjectRun run = new SubjectRun().receive(visit("v", 900));
    run.until(MINUTE).concludes(Conclusion.SELF_AWARE);
    String warned = run.task().head().taskId();
    run.receive(visit("w", 900).after(HOUR));
    assertThat(run.measures()).as("one message in a day").doesNotContain(Measure.SMS);

    run.until(2 * HOUR).reports("TL", 1, CaseStatus.REPORTED, HOUR + MINUTE);

    assertThat(run.task(warned).cheatedAfterWarning()).isTrue();
    assertThat(run.task().head().taskId()).isNotEqualTo(warned);
    assertThat(codes(run.task())).doesNotContain(ReasonCode.TOO_LATE);
  }

  @Test
  void aCaseThatOnlyWaitsEndsByItself() {
    SubjectRun run = new SubjectRun().receive(visit("v", 100));
    assertThat(run.task().nextDueAt()).hasValue(START + SECOND + 7 * DAY);
    run.until(7 * DAY);
    assertThat(run.task().state()).isEqualTo(State.OPEN);
    run.until(7 * DAY + SECOND);

    assertThat(run.task().state()).isEqualTo(State.CONCLUDED);
    assertThat(run.task().conclusion()).isEqualTo(Conclusion.UNKNOWN_RESULT);
    assertThat(codes(run.task())).contains(ReasonCode.CASE_IDLE);
  }

  @Test
  void thePersonOnTheCareListIsVisitedAgain() {
    SubjectRun run = new SubjectRun().cared("CARE-9", OptionalLong.of(30));
    run.receive(transfer("t", EvidenceCode.COUNTER_ALARM, Status.HELD).in("451224").after(MINUTE));
    assertThat(run.task().level()).isEqualTo(Level.SPECIAL_HIGH);
    assertThat(run.task().careGroup()).contains(CareEntry.Group.ELDERLY);
    run.until(8 * MINUTE).concludes(Conclusion.DISSUADED);

    run.until(30 * DAY + 7 * MINUTE);
    assertThat(run.tasks()).isEqualTo(1);
    run.until(31 * DAY);

    assertThat(run.task().state()).isEqualTo(State.OPEN);
    assertThat(run.task().level()).isEqualTo(Level.LOW);
    assertThat(run.measures()).containsExactly(Measure.REVISIT);
    assertThat(run.task().responsibleUnit()).isEqualTo("451224");
    assertThat(codes(run.task())).contains(ReasonCode.REVISIT_DUE);

    run.answers(Action.REVISIT, Outcome.MET);
    assertThat(run.step(Measure.REVISIT).state()).isEqualTo(Step.State.DONE);
    run.until(70 * DAY);
    assertThat(run.tasks()).isEqualTo(3);
  }

  @Test
  void theRevisitJoinsAnOpenCase() {
    SubjectRun run = new SubjectRun().cared("C", OptionalLong.of(1));
    run.receive(visit("v", 900).after(HOUR)).until(DAY + HOUR);

    assertThat(run.tasks()).isEqualTo(1);
    assertThat(run.measures()).contains(Measure.REVISIT);
  }

  @Test
  void aHotKeyStaysSmallAndKeepsItsLevel() {
    SubjectRun run =
        new SubjectRun().receive(transfer("t", EvidenceCode.PAID_INVOLVED_ACCOUNT, Status.POSTED));
    Level level = run.task().level();
    for (int i = 0; i < 500; i++) {
      run.receive(visit("flood-" + i, 100).after(i * SECOND));
    }

    assertThat(run.file().orElseThrow().evidence()).hasSize(96);
    assertThat(run.file().orElseThrow().knowledge().folded()).isEqualTo(405);
    assertThat(run.task().level()).isGreaterThanOrEqualTo(level);
    assertThat(codes(run.task())).contains(ReasonCode.PAID_INVOLVED_ACCOUNT);
    assertThat(run.task().head().reasons())
        .allSatisfy(r -> assertThat(r.eventIds()).hasSizeLessThanOrEqualTo(20));
  }

  @Test
  void casesAndAnswersAreBounded() {
    SubjectRun run = new SubjectRun();
    for (int i = 0; i < 30; i++) {
      run.receive(visit("v" + i, 900).after(i * HOUR));
      for (int j = 0; j < 60; j++) {
        run.answers(Action.CALL, Outcome.NO_ANSWER);
      }
      run.until(i * HOUR + MINUTE).concludes(Conclusion.SELF_AWARE);
    }

    List<DissuasionCase> cases = run.file().orElseThrow().cases();
    assertThat(cases).hasSize(12);
    assertThat(cases)
        .allSatisfy(
            c -> {
              assertThat(c.feedback()).hasSizeLessThanOrEqualTo(8);
              assertThat(c.feedback()).anyMatch(a -> a.conclusion() == Conclusion.SELF_AWARE);
            });
  }

  private static List<ReasonCode> codes(DissuasionTask task) {
    return task.head().reasons().stream().map(Reason::code).toList();
  }

  private static long messages(SubjectRun run) {
    return run.measures().stream().filter(m -> m == Measure.SMS).count();
  }
}
