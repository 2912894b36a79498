package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.START;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.listed;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.report;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.Grade;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.event.StopPaymentFeedback.Phase;
import interlock.core.event.Transfer.Status;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask.Scope;
import interlock.core.task.StopPaymentTask.State;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is held already, when the money changes; what officers decide; what nobody asked for. */
class StopFollowingTest extends StopStory {
  private static final OptionalLong NONE = OptionalLong.empty();
  private static final String THIRD = "6229080000000070014";
  private static final String STRICT =
      "[{kind: RECOVERY, commands: [STOP, EXTEND, FREEZE, LIFT, REVIEW], approval: TWO}]";

  /** 2,000 yuan are held on SECOND, LIMITED. */
  private void limited() {
    movedOn();
    result(second(), "0000", held(2000));
    assertThat(second().state()).isEqualTo(State.ACTIVE);
  }

  private void left(String id, long yuan) {
    pay(id, SECOND, THIRD, yuan).at(6).send(town);
  }

  @Test
  void moreThanTheCasesMoneyIsForAPersonToDecide() {
    limited();
    left("T3", 500);

    assertThat(second().command()).isEqualTo(StopCommand.REVIEW);
    assertThat(second().state()).isEqualTo(State.ACTIVE);
    assertThat(second().amountFen()).isEqualTo(yuan(1500));
    assertThat(second().amountHeldFen()).hasValue(yuan(2000));
    assertThat(reasons(second())).contains(ReasonCode.OVER_HELD, ReasonCode.APPROVAL_NEEDED);

    decides(second(), Action.APPROVE, "007");
    assertThat(second().command()).isEqualTo(StopCommand.STOP);
    assertThat(second().state()).isEqualTo(State.REQUESTED);
    assertThat(second().amountFen()).isEqualTo(yuan(1500));
    result(second(), "0000", held(1500));
    assertThat(second().state()).isEqualTo(State.ACTIVE);
    assertThat(second().stopCount()).isEqualTo(2);
    assertThat(second().expiresAt()).hasValue(minute(END));
  }

  @Test
  void aRejectedReviewLeavesTheHoldAndIsAskedAgainOnlyForLess() {
    limited();
    left("T3", 500);
    decides(second(), Action.REJECT, "007");
    assertThat(second().state()).isEqualTo(State.ACTIVE);
    assertThat(reasons(second())).doesNotContain(ReasonCode.OVER_HELD);
    int seq = second().commandSeq();
    pay("X1", "62220009", SECOND, 10).at(7).send(town);
    assertThat(second().commandSeq()).isEqualTo(seq);

    left("T4", 100);
    assertThat(second().commandSeq()).isEqualTo(seq + 1);
    assertThat(second().amountFen()).isEqualTo(yuan(1400));
  }

  @Test
  void aBankThatHoldsMoreThanWasAskedIsForAPersonToDecide() {
    movedOn();
    result(second(), "0000", held(9000));

    assertThat(second().command()).isEqualTo(StopCommand.REVIEW);
    assertThat(reasons(second())).contains(ReasonCode.OVER_HELD);
    assertThat(second().amountFen()).isEqualTo(yuan(2000));
  }

  @Test
  void aWholeAccountMayHoldOthersMoneyToo() {
    reported(CaseStatus.REPORTED);
    result(first(), "0000", held(9000));

    assertThat(first().command()).isEqualTo(StopCommand.STOP);
    assertThat(first().state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void aLimitedStopWithNothingLeftIsLifted() {
    limited();
    left("T3", 2000);

    assertThat(second().command()).isEqualTo(StopCommand.LIFT);
    assertThat(second().state()).isEqualTo(State.REQUESTED);
    assertThat(reasons(second())).contains(ReasonCode.NOTHING_LEFT);
  }

  @Test
  void moreMoneyIsASecondStopWhileStopsRemain() {
    limited();
    pay("T4", FIRST, SECOND, 300).at(7).send(town);
    assertThat(second().command()).isEqualTo(StopCommand.STOP);
    assertThat(second().state()).isEqualTo(State.REQUESTED);
    assertThat(second().amountFen()).isEqualTo(yuan(2300));
    assertThat(reasons(second())).contains(ReasonCode.MORE_MONEY_ARRIVED);
    result(second(), "0000", held(2300));
    assertThat(second().stopCount()).isEqualTo(2);
    int seq = second().commandSeq();

    pay("T5", FIRST, SECOND, 100).at(8).send(town);
    assertThat(second().commandSeq()).isEqualTo(seq);
    assertThat(second().state()).isEqualTo(State.ACTIVE);
    assertThat(reasons(second()))
        .contains(ReasonCode.MORE_MONEY_ARRIVED, ReasonCode.STOP_LIMIT_REACHED);
    until(END - 24 * HOUR);
    assertThat(second().commandSeq()).isEqualTo(seq);
  }

  @Test
  void moreMoneyInAWholeAccountNeedsNoStop() {
    reported(CaseStatus.REPORTED);
    pay("T2", FIRST, SECOND, 2000).at(5).send(town);
    result(first(), "0000", held(3000));
    pay("T2", FIRST, SECOND, 1000).at(5).reported(minute(9)).send(town);

    assertThat(first().commandSeq()).isEqualTo(1);
    assertThat(first().amountFen()).isEqualTo(yuan(4000));
    assertThat(reasons(first())).contains(ReasonCode.MORE_MONEY_ARRIVED);
  }

  @Test
  void whenASecondStopIsNotAnsweredTheFirstOneEndsAllTheSame() {
    limited();
    pay("T4", FIRST, SECOND, 300).at(7).send(town);
    until(END);

    assertThat(second().state()).isEqualTo(State.REQUESTED);
    assertThat(second().amountHeldFen()).isEmpty();
    assertThat(second().expiresAt()).isEmpty();
    assertThat(reasons(second())).contains(ReasonCode.HOLD_EXPIRED);
    assertThat(of(SECOND)).noneMatch(t -> t.command() == StopCommand.EXTEND);
  }

  @Test
  void aSecondStopThatIsRefusedMayStillBeAnExtension() {
    limited();
    pay("T4", FIRST, SECOND, 300).at(7).send(town);
    var more = second();
    until(END - 20 * HOUR);
    result(more, "1300", NONE);
    assertThat(second().state()).isEqualTo(State.ACTIVE);
    until(END - 19 * HOUR);

    assertThat(second().command()).isEqualTo(StopCommand.EXTEND);
    assertThat(second().amountFen()).isEqualTo(yuan(2300));
  }

  // ---- a report that named SECOND, and names only FIRST now

  @Test
  void aCaseThatIsFiledLaterIsFiledWhereItsReportNamesNobodyAnyMore() {
    movedOn();
    town.send(
        report("C1", 2, CaseStatus.REPORTED, LI, SECOND, line(1, "T2", party(SECOND), 2000, 5)));
    town.send(report("C1", 3, CaseStatus.REPORTED, LI, SECOND));
    version = 3;
    result(second(), "0000", held(2000));
    reported(CaseStatus.FILED);
    until(END - 24 * 60);

    assertThat(second().command()).isEqualTo(StopCommand.FREEZE);
  }

  // ---- what the bank has, and nothing speaks for any more

  /** What was traced to SECOND came from elsewhere: the payment did not go through. */
  private void neverCame() {
    pay("T2", FIRST, SECOND, 2000).at(5).reported(minute(8)).status(Status.REVERSED).send(town);
  }

  @Test
  void aStopThatTheBankHasIsLiftedWhenItsMoneyNeverCame() {
    movedOn();
    receipt(second());
    var asked = second();
    neverCame();

    assertThat(second().command()).isEqualTo(StopCommand.LIFT);
    assertThat(second().state()).isEqualTo(State.REQUESTED);
    assertThat(reasons(second())).contains(ReasonCode.NOTHING_LEFT);
    var lift = second();
    withdrawn();
    assertThat(second().head().revision()).isEqualTo(lift.head().revision());

    result(asked, "0000", held(2000));
    assertThat(second().command()).isEqualTo(StopCommand.LIFT);
    assertThat(second().state()).isEqualTo(State.REQUESTED);
    assertThat(second().amountHeldFen()).hasValue(yuan(2000));
    result(lift, "0000", NONE);
    assertThat(second().state()).isEqualTo(State.LIFTED);
  }

  @Test
  void aBankThatHadNothingToLiftYetIsAskedAgainWhenItHolds() {
    movedOn();
    receipt(second());
    var asked = second();
    neverCame();
    result(second(), "1300", NONE);
    assertThat(second().state()).isEqualTo(State.CANCELLED);

    result(asked, "0000", held(2000));
    assertThat(second().command()).isEqualTo(StopCommand.LIFT);
    assertThat(second().state()).isEqualTo(State.REQUESTED);
    assertThat(second().commandSeq()).isEqualTo(3);
  }

  @Test
  void aStopThatTheBankHasIsAskedAnewOnceItsLiftIsAnsweredAndMoneyIsThereAgain() {
    movedOn();
    receipt(second());
    neverCame();
    pay("T3", FIRST, SECOND, 700).at(9).send(town);
    assertThat(second().command()).isEqualTo(StopCommand.LIFT);
    result(second(), "0000", NONE);

    assertThat(second().command()).isEqualTo(StopCommand.STOP);
    assertThat(second().state()).isEqualTo(State.REQUESTED);
    assertThat(second().amountFen()).isEqualTo(yuan(700));
  }

  @Test
  void aSecondStopThatTheBankHasIsLiftedWithTheFirst() {
    limited();
    pay("T4", FIRST, SECOND, 300).at(7).send(town);
    receipt(second());
    assertThat(second().state()).isEqualTo(State.RECEIVED);
    pay("T5", SECOND, THIRD, 2300).at(8).send(town);

    assertThat(second().command()).isEqualTo(StopCommand.LIFT);
    assertThat(second().state()).isEqualTo(State.REQUESTED);
  }

  @Test
  void aFreezeIsLiftedWhenTheMoneyNeverCameAndIsForOfficersWhenItLeft() {
    frozen();
    left("T3", 2000);
    assertThat(second().command()).isEqualTo(StopCommand.REVIEW);
    assertThat(second().state()).isEqualTo(State.FROZEN);

    neverCame();
    assertThat(second().command()).isEqualTo(StopCommand.LIFT);
    assertThat(reasons(second())).contains(ReasonCode.NOTHING_LEFT);
  }

  private void frozen() {
    reported(CaseStatus.FILED);
    pay("T2", FIRST, SECOND, 2000).at(5).send(town);
    result(second(), "0000", held(2000));
    decides(second(), Action.ORDER, "007");
    result(second(), "0000", held(2000));
    assertThat(second().state()).isEqualTo(State.FROZEN);
  }

  /** 1,000 yuan of the case came to SECOND and left it, and the report names SECOND too. */
  private void namedAndPassedThrough() {
    movedOn();
    town.send(report("C1", 2, CaseStatus.REPORTED, LI, SECOND, line(1, "", party(SECOND), 10, 4)));
    left("T3", 2010);
    assertThat(second().scope()).isEqualTo(Scope.WHOLE_ACCOUNT);
    assertThat(second().amountFen()).isZero();
  }

  private void namedNoMore() {
    town.send(report("C1", 3, CaseStatus.REPORTED, LI, SECOND));
  }

  @Test
  void aWholeStopIsLetGoWhenTheReportNamesTheAccountNoMoreAndTheMoneyHasLeft() {
    namedAndPassedThrough();
    namedNoMore();

    assertThat(second().command()).isEqualTo(StopCommand.LIFT);
    assertThat(second().state()).isEqualTo(State.REQUESTED);
    assertThat(reasons(second())).contains(ReasonCode.REPORT_WITHDRAWN);
  }

  @Test
  void aWholeStopThatWasLetGoIsAskedAnewWhenMoneyComes() {
    namedAndPassedThrough();
    namedNoMore();
    result(second(), "0000", NONE);
    assertThat(second().state()).isEqualTo(State.LIFTED);
    pay("T4", FIRST, SECOND, 300).at(9).send(town);

    assertThat(second().command()).isEqualTo(StopCommand.STOP);
    assertThat(second().scope()).isEqualTo(Scope.LIMITED);
    assertThat(second().amountFen()).isEqualTo(yuan(300));
  }

  @Test
  void aWholeStopThatWaitedForOfficersIsAskedAnewWhenMoneyComes() {
    policy("stopPayment.approvals", STRICT);
    namedAndPassedThrough();
    namedNoMore();
    assertThat(second().state()).isEqualTo(State.CANCELLED);
    pay("T4", FIRST, SECOND, 300).at(9).send(town);

    assertThat(second().state()).isEqualTo(State.PROPOSED);
    assertThat(second().scope()).isEqualTo(Scope.LIMITED);
    assertThat(second().amountFen()).isEqualTo(yuan(300));
  }

  // ---- what nobody asked for

  @Test
  void anAnswerToACommandThatWasNotOursIsKeptAndHarmsNothing() {
    reported(CaseStatus.REPORTED);
    var unknown = Optional.of("0".repeat(36));
    town.send(answer(first(), unknown, Phase.RESULT, "1300", NONE, NONE, NONE));

    assertThat(first().state()).isEqualTo(State.REQUESTED);
    assertThat(reasons(first())).contains(ReasonCode.UNSOLICITED_ANSWER);
    int revision = first().head().revision();
    town.send(answer(first(), unknown, Phase.RESULT, "0000", held(1), NONE, NONE));
    assertThat(first().head().revision()).isEqualTo(revision);
    assertThat(first().amountHeldFen()).isEmpty();
  }

  @Test
  void anAnswerToNoTaskChangesNothing() {
    limited();
    var file = town.files.get(desk(FIRST));
    var second = second();
    var astray =
        new interlock.core.mail.Letter(
            desk(FIRST),
            answer(second, Optional.empty(), Phase.RESULT, "1300", NONE, NONE, NONE).mail());

    assertThat(town.again(astray).file()).contains(file);
    assertThat(town.again(astray).outputs()).isEmpty();
  }

  @Test
  void anAnswerWithoutIdMeansTheNewestCommandOfItsKind() {
    reported(CaseStatus.REPORTED);
    town.send(answer(first(), Optional.empty(), Phase.RESULT, "0000", held(5000), NONE, NONE));

    assertThat(first().state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void aStopThatIsAcknowledgedTwiceCountsOnce() {
    reported(CaseStatus.REPORTED);
    var asked = first();
    result(asked, "0000", held(5000));
    result(asked, "0000", held(5000));

    assertThat(first().stopCount()).isEqualTo(1);
  }

  // ---- officers

  @Test
  void twoMeansTwoDifferentOfficers() {
    policy("stopPayment.approvals", STRICT);
    reported(CaseStatus.REPORTED);
    assertThat(first().state()).isEqualTo(State.PROPOSED);
    decides(first(), Action.APPROVE, "007");
    decides(first(), Action.APPROVE, "007");
    assertThat(first().state()).isEqualTo(State.PROPOSED);
    decides(first(), Action.APPROVE, "008");

    assertThat(first().state()).isEqualTo(State.REQUESTED);
    assertThat(first().approvals()).containsExactly("440600/007", "440600/008");
  }

  @Test
  void anExtensionThatWaitsForOfficersLeavesTheHoldAndEndsWithIt() {
    reported(CaseStatus.REPORTED);
    result(first(), "0000", held(5000));
    policy("stopPayment.approvals", STRICT);
    until(END - 24 * HOUR);
    assertThat(first().command()).isEqualTo(StopCommand.EXTEND);
    assertThat(first().state()).isEqualTo(State.ACTIVE);
    assertThat(first().responseDueAt()).isEmpty();
    assertThat(reasons(first())).contains(ReasonCode.APPROVAL_NEEDED);
    decides(first(), Action.APPROVE, "007");
    decides(first(), Action.APPROVE, "008");
    assertThat(first().responseDueAt()).isPresent();
    assertThat(reasons(first())).doesNotContain(ReasonCode.APPROVAL_NEEDED);

    until(END);
    assertThat(first().state()).isEqualTo(State.EXPIRED);
  }

  @Test
  void aReviewNeedsAlsoTheApprovalOfWhatItBecomes() {
    policy(
        "stopPayment.approvals",
        "[{kind: RECOVERY, commands: [STOP, LIFT], approval: TWO},"
            + " {kind: RECOVERY, commands: [REVIEW], approval: ONE}]");
    town.send(listed("E1", FIRST, Grade.ALLOWED, START, NONE));
    reported(CaseStatus.REPORTED);
    decides(first(), Action.APPROVE, "007");
    assertThat(first().state()).isEqualTo(State.PROPOSED);
    decides(first(), Action.APPROVE, "008");
    assertThat(first().state()).isEqualTo(State.REQUESTED);
  }

  @Test
  void anOfficerBoundsTheAmount() {
    reported(CaseStatus.REPORTED);
    decides(first(), Action.MODIFY, "007", held(1200));
    assertThat(first().amountFen()).isEqualTo(yuan(1200));
    assertThat(first().state()).isEqualTo(State.REQUESTED);

    limitedByOfficer();
  }

  private void limitedByOfficer() {
    pay("T2", FIRST, SECOND, 2000).at(5).send(town);
    result(second(), "0000", held(2000));
    decides(second(), Action.MODIFY, "007", held(700));
    assertThat(second().command()).isEqualTo(StopCommand.REVIEW);
    assertThat(second().amountFen()).isEqualTo(yuan(700));
  }

  @Test
  void anotherAmountNeedsNewApprovals() {
    policy("stopPayment.approvals", STRICT);
    reported(CaseStatus.REPORTED);
    decides(first(), Action.APPROVE, "007");
    decides(first(), Action.MODIFY, "008", held(1200));

    assertThat(first().approvals()).isEmpty();
    assertThat(first().state()).isEqualTo(State.PROPOSED);
  }

  @Test
  void anOfficerOrdersTheFreezeBeforeItsMoment() {
    reported(CaseStatus.FILED);
    result(first(), "0000", held(5000));
    decides(first(), Action.ORDER, "007");

    assertThat(first().command()).isEqualTo(StopCommand.FREEZE);
    assertThat(first().state()).isEqualTo(State.ACTIVE);
    assertThat(first().approvals()).containsExactly("440600/007");
    assertThat(reasons(first())).contains(ReasonCode.ORDERED_BY_OFFICER, ReasonCode.CASE_FILED);
  }

  @Test
  void anOfficerOrdersAStopThatWasRefusedButNoThirdOne() {
    reported(CaseStatus.REPORTED);
    result(first(), "1300", NONE);
    decides(first(), Action.ORDER, "007");
    assertThat(first().command()).isEqualTo(StopCommand.STOP);
    assertThat(first().state()).isEqualTo(State.REQUESTED);
    assertThat(reasons(first())).contains(ReasonCode.ORDERED_BY_OFFICER);
    result(first(), "0000", held(5000));
    until(END - 24 * HOUR);
    result(first(), "0000", held(5000));
    until(END + 48 * HOUR);
    assertThat(first().state()).isEqualTo(State.EXPIRED);
    int seq = first().commandSeq();

    decides(first(), Action.ORDER, "007");
    assertThat(first().commandSeq()).isEqualTo(seq);
    assertThat(first().state()).isEqualTo(State.EXPIRED);

    reported(CaseStatus.FILED);
    decides(first(), Action.ORDER, "007");
    assertThat(first().command()).isEqualTo(StopCommand.FREEZE);
    assertThat(first().state()).isEqualTo(State.REQUESTED);
    result(first(), "0000", held(5000));
    assertThat(first().state()).isEqualTo(State.FROZEN);
  }

  @Test
  void aModeThatIsOffRaisesNothing() {
    policy("stopPayment.modes.EXTEND", "OFF");
    policy("stopPayment.modes.FREEZE", "ADVISE");
    reported(CaseStatus.REPORTED);
    result(first(), "0000", held(5000));
    until(END - 20 * HOUR);
    assertThat(first().command()).isEqualTo(StopCommand.STOP);

    reported(CaseStatus.FILED);
    assertThat(first().command()).isEqualTo(StopCommand.FREEZE);
    assertThat(first().responseDueAt()).isEmpty();
    assertThat(reasons(first())).contains(ReasonCode.MODE_ADVISE);
  }
}
