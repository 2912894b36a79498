package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.State;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The moments of a stop, one by one: 48 hours, two stops, a freeze only for filed cases. */
class StopTermTest extends StopStory {
  private static final OptionalLong NONE = OptionalLong.empty();

  private void acknowledged(CaseStatus status) {
    reported(status);
    result(first(), "0000", held(5000));
  }

  private void extended() {
    acknowledged(CaseStatus.REPORTED);
    until(END - 24 * HOUR);
    result(first(), "0000", held(5000));
  }

  private void frozen() {
    acknowledged(CaseStatus.FILED);
    until(END - 24 * HOUR);
    result(first(), "0000", held(5000), NONE, OptionalLong.of(minute(184 * 24 * HOUR)));
  }

  @Test
  void aStopLastsFortyEightHoursFromItsAcknowledgement() {
    acknowledged(CaseStatus.REPORTED);

    assertThat(first().state()).isEqualTo(State.ACTIVE);
    assertThat(first().stopCount()).isEqualTo(1);
    assertThat(first().expiresAt()).hasValue(minute(END));
    assertThat(first().urgent()).isFalse();
    assertThat(due(FIRST)).hasValue(minute(END - 24 * HOUR));
  }

  @Test
  void whatIsAskedSaysWhenItEndsIfItIsDoneAtOnceAndWhatIsRefusedHasNoEnd() {
    reported(CaseStatus.REPORTED);
    assertThat(first().state()).isEqualTo(State.REQUESTED);
    assertThat(first().expiresAt()).hasValue(minute(NOW + 48 * HOUR));

    result(first(), "0301", OptionalLong.empty());
    assertThat(first().state()).isEqualTo(State.REFUSED);
    assertThat(first().expiresAt()).isEmpty();
  }

  @Test
  void whatTheBankSaysOfItsTermCounts() {
    reported(CaseStatus.REPORTED);
    result(first(), "0000", held(5000), OptionalLong.of(minute(NOW - 3)), NONE);
    assertThat(first().expiresAt()).hasValue(minute(END - 3));

    movedOn();
    result(second(), "0000", held(2000), OptionalLong.of(1), OptionalLong.of(minute(END - 5)));
    assertThat(second().expiresAt()).hasValue(minute(END - 5));
  }

  @Test
  void anEndThatHadPassedWhenTheBankSpokeOfItIsASlip() {
    reported(CaseStatus.REPORTED);

    result(first(), "0000", held(5000), OptionalLong.empty(), OptionalLong.of(0));

    assertThat(first().state()).isEqualTo(State.ACTIVE);
    assertThat(first().expiresAt()).hasValue(minute(END));
    assertThat(due(FIRST)).hasValue(minute(END - 24 * HOUR));
  }

  @Test
  void aDayBeforeItsEndAStopOfACaseThatIsNotFiledIsExtended() {
    acknowledged(CaseStatus.REPORTED);
    until(END - 24 * HOUR - 1);
    assertThat(first().command()).isEqualTo(StopCommand.STOP);
    String original = first().applicationId();

    until(END - 24 * HOUR);

    assertThat(first().command()).isEqualTo(StopCommand.EXTEND);
    assertThat(first().state()).isEqualTo(State.ACTIVE);
    assertThat(first().stopCount()).isEqualTo(1);
    assertThat(first().applicationId()).startsWith("0105").hasSize(36);
    assertThat(first().originalApplicationId()).contains(original);
    assertThat(first().responseDueAt()).hasValue(minute(END - 24 * HOUR + 5));
    assertThat(reasons(first())).contains(ReasonCode.CASE_NOT_FILED);

    result(first(), "0000", held(5000));

    assertThat(first().state()).isEqualTo(State.ACTIVE);
    assertThat(first().stopCount()).isEqualTo(2);
    assertThat(first().expiresAt()).hasValue(minute(END + 48 * HOUR));
    assertThat(first().responseDueAt()).isEmpty();
  }

  @Test
  void aDayBeforeItsEndAStopOfAFiledCaseIsFrozen() {
    acknowledged(CaseStatus.FILED);
    until(END - 24 * HOUR);

    assertThat(first().command()).isEqualTo(StopCommand.FREEZE);
    assertThat(first().state()).isEqualTo(State.ACTIVE);
    assertThat(first().applicationId()).startsWith("0201");
    assertThat(reasons(first())).contains(ReasonCode.CASE_FILED);

    result(first(), "0000", held(5000));

    assertThat(first().state()).isEqualTo(State.FROZEN);
    assertThat(first().stopCount()).isEqualTo(1);
    assertThat(first().expiresAt()).hasValue(minute(END - 24 * HOUR + 181 * 24 * HOUR));
  }

  @Test
  void onlyAWakeJudgesADeadline() {
    acknowledged(CaseStatus.REPORTED);
    withoutWakesUntil(END + HOUR);
    var other = town.again(pay("X1", "62220009", FIRST, 10).at(END).in());
    assertThat(other.outputs()).isEmpty();
    assertThat(due(FIRST)).hasValue(minute(END - 24 * HOUR));
    assertThat(other.wakeAt().orElseThrow()).isLessThanOrEqualTo(minute(END - 24 * HOUR));

    wake(FIRST);

    assertThat(first().state()).isEqualTo(State.EXPIRED);
    assertThat(of(FIRST)).noneMatch(t -> t.command() == StopCommand.EXTEND);
  }

  @Test
  void anAnswerThatWaitedDuringAnOutageIsReadBeforeTheWake() {
    acknowledged(CaseStatus.REPORTED);
    until(END - 24 * HOUR);
    withoutWakesUntil(END + HOUR);
    result(first(), "0000", held(5000), OptionalLong.of(minute(END)), NONE);
    wake(FIRST);

    assertThat(first().state()).isEqualTo(State.ACTIVE);
    assertThat(first().expiresAt()).hasValue(minute(END + 48 * HOUR));
  }

  @Test
  void sixHoursBeforeItsEndItIsUrgentAndThenItExpires() {
    extended();
    long end = END + 48 * HOUR;
    until(end - 24 * HOUR);
    assertThat(first().command()).isEqualTo(StopCommand.EXTEND);
    assertThat(reasons(first())).contains(ReasonCode.STOP_LIMIT_REACHED);
    assertThat(first().urgent()).isFalse();

    until(end - 6 * HOUR);
    assertThat(first().urgent()).isTrue();
    assertThat(first().head().priority()).isGreaterThanOrEqualTo(800);
    assertThat(reasons(first())).contains(ReasonCode.HOLD_EXPIRING);

    until(end);
    assertThat(first().state()).isEqualTo(State.EXPIRED);
    assertThat(first().stopCount()).isEqualTo(2);
    assertThat(reasons(first()))
        .contains(ReasonCode.HOLD_EXPIRED, ReasonCode.STOP_LIMIT_REACHED)
        .doesNotContain(ReasonCode.HOLD_EXPIRING);
    assertThat(due(FIRST)).isEmpty();
    numbered(of(FIRST));
  }

  @Test
  void aCaseThatIsFiledAfterTheMomentIsFrozenAtOnce() {
    extended();
    until(END + 30 * HOUR);
    assertThat(first().command()).isEqualTo(StopCommand.EXTEND);

    reported(CaseStatus.FILED);

    assertThat(first().command()).isEqualTo(StopCommand.FREEZE);
    assertThat(first().state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void aCaseThatIsFiledBeforeTheMomentWaitsForIt() {
    acknowledged(CaseStatus.REPORTED);
    reported(CaseStatus.FILED);

    assertThat(first().command()).isEqualTo(StopCommand.STOP);
  }

  @Test
  void anExtensionThatAFreezeOvertookCountsWhenTheBankGaveIt() {
    acknowledged(CaseStatus.REPORTED);
    until(END - 24 * HOUR);
    var extend = first();
    reported(CaseStatus.FILED);
    var freeze = first();
    assertThat(freeze.command()).isEqualTo(StopCommand.FREEZE);

    result(extend, "0000", held(5000));
    assertThat(first().stopCount()).isEqualTo(2);
    assertThat(first().expiresAt()).hasValue(minute(END + 48 * HOUR));
    assertThat(first().command()).isEqualTo(StopCommand.FREEZE);
    assertThat(first().responseDueAt()).isPresent();

    result(freeze, "0000", held(5000));
    assertThat(first().state()).isEqualTo(State.FROZEN);
  }

  @Test
  void aRefusedExtensionLeavesTheStopUntilItsEnd() {
    acknowledged(CaseStatus.REPORTED);
    until(END - 24 * HOUR);
    result(first(), "1899", NONE);
    assertThat(first().state()).isEqualTo(State.ACTIVE);
    assertThat(reasons(first())).contains(ReasonCode.BANK_REFUSED);

    until(END - 1);
    assertThat(first().state()).isEqualTo(State.ACTIVE);
    until(END);
    assertThat(first().state()).isEqualTo(State.EXPIRED);
    assertThat(of(FIRST).stream().map(StopPaymentTask::applicationId).distinct()).hasSize(2);
  }

  @Test
  void aRefusedFreezeIsNotAskedAgainByItself() {
    acknowledged(CaseStatus.FILED);
    until(END - 24 * HOUR);
    result(first(), "0600", NONE);
    reported(CaseStatus.FILED);
    until(END - 1);

    assertThat(first().state()).isEqualTo(State.ACTIVE);
    assertThat(first().commandSeq()).isEqualTo(2);
  }

  @Test
  void aFreezeIsRenewedBeforeItsEndAndEndsIfTheBankRefuses() {
    frozen();
    long end = 184 * 24 * HOUR;
    until(end - 7 * 24 * HOUR);
    assertThat(first().command()).isEqualTo(StopCommand.FREEZE);
    assertThat(first().state()).isEqualTo(State.FROZEN);
    assertThat(first().applicationId()).startsWith("0205");
    assertThat(first().commandSeq()).isEqualTo(3);

    result(first(), "0000", held(5000), NONE, OptionalLong.of(minute(2 * end)));
    assertThat(first().expiresAt()).hasValue(minute(2 * end));
    assertThat(first().stopCount()).isEqualTo(1);

    until(2 * end - 7 * 24 * HOUR);
    result(first(), "0600", NONE);
    assertThat(first().state()).isEqualTo(State.FROZEN);
    until(2 * end);
    assertThat(first().state()).isEqualTo(State.EXPIRED);
    assertThat(reasons(first())).doesNotContain(ReasonCode.STOP_LIMIT_REACHED);
  }

  @Test
  void aFrozenAccountIsLiftedWhenTheReportIsWithdrawn() {
    frozen();
    withdrawn();
    assertThat(first().command()).isEqualTo(StopCommand.LIFT);
    assertThat(first().applicationId()).startsWith("0203");

    result(first(), "1999", NONE);
    assertThat(first().state()).isEqualTo(State.FROZEN);
    until(184 * 24 * HOUR);
    assertThat(of(FIRST)).noneMatch(t -> t.commandSeq() > 3);
    assertThat(first().state()).isEqualTo(State.EXPIRED);
  }

  @Test
  void aLiftThatNobodyAnswersEndsWithTheHold() {
    acknowledged(CaseStatus.REPORTED);
    withdrawn();
    until(END);

    assertThat(first().state()).isEqualTo(State.EXPIRED);
    assertThat(first().commandSeq()).isEqualTo(2);
  }

  @Test
  void aFreezeThatTheBankGaveAfterTheEndIsAFreeze() {
    acknowledged(CaseStatus.FILED);
    until(END - 24 * HOUR);
    var freeze = first();
    until(END);
    assertThat(first().state()).isEqualTo(State.EXPIRED);

    result(freeze, "0000", held(5000));
    assertThat(first().state()).isEqualTo(State.FROZEN);
    assertThat(due(FIRST)).isPresent();
  }

  @Test
  void aFreezeThatTheBankGaveAfterAllWasOverIsLifted() {
    acknowledged(CaseStatus.FILED);
    until(END - 24 * HOUR);
    var freeze = first();
    withdrawn();
    until(END);
    assertThat(first().state()).isEqualTo(State.EXPIRED);

    result(freeze, "0000", held(5000));
    assertThat(first().command()).isEqualTo(StopCommand.LIFT);
    assertThat(first().state()).isEqualTo(State.REQUESTED);
    assertThat(first().applicationId()).startsWith("0203");
  }

  // ---- answers that do not come

  @Test
  void receiptAndResultAreTimedApartAndEachIsAskedAfterOnce() {
    reported(CaseStatus.REPORTED);
    result(first(), "0000", held(5000));
    until(END - 24 * HOUR);
    long asked = END - 24 * HOUR;
    until(asked + 5);
    assertThat(first().urgent()).isTrue();
    assertThat(reasons(first())).contains(ReasonCode.RECEIPT_OVERDUE);
    int revision = first().head().revision();
    until(asked + 5 * HOUR);
    assertThat(first().head().revision()).isEqualTo(revision);

    receipt(first());
    assertThat(first().responseDueAt()).hasValue(minute(asked + 5 * HOUR + 30));
    assertThat(reasons(first())).doesNotContain(ReasonCode.RECEIPT_OVERDUE);
    receipt(first());
    until(asked + 6 * HOUR);
    assertThat(reasons(first())).contains(ReasonCode.RESULT_OVERDUE);
    assertThat(first().head().revision()).isEqualTo(revision + 2);

    result(first(), "0000", held(5000));
    assertThat(reasons(first())).doesNotContain(ReasonCode.RESULT_OVERDUE);
    assertThat(first().urgent()).isFalse();
  }

  @Test
  void aStopThatNobodyAnswersIsAskedAfterOnce() {
    reported(CaseStatus.REPORTED);
    until(NOW + 1);
    assertThat(reasons(first())).contains(ReasonCode.RECEIPT_OVERDUE);
    assertThat(first().state()).isEqualTo(State.REQUESTED);
    int revision = first().head().revision();
    until(NOW + 100 * HOUR);
    assertThat(first().head().revision()).isEqualTo(revision);
    assertThat(due(FIRST)).isEmpty();
  }

  @Test
  void anAccountThatAnotherHoldsIsAskedForAgainWhenThatHoldEnds() {
    reported(CaseStatus.REPORTED);
    String id = first().applicationId();
    result(first(), "1301", NONE, NONE, OptionalLong.of(minute(10 * HOUR)));
    assertThat(first().state()).isEqualTo(State.RECEIVED);
    assertThat(reasons(first())).contains(ReasonCode.HELD_BY_ANOTHER);

    until(10 * HOUR);
    assertThat(first().applicationId()).isNotEqualTo(id);
    assertThat(first().state()).isEqualTo(State.REQUESTED);
    assertThat(first().stopCount()).isZero();
    assertThat(reasons(first())).doesNotContain(ReasonCode.HELD_BY_ANOTHER);

    result(first(), "1301", NONE);
    assertThat(first().responseDueAt()).hasValue(minute(58 * HOUR));
    result(first(), "0000", held(5000));
    assertThat(first().state()).isEqualTo(State.ACTIVE);
    assertThat(first().amountHeldFen()).hasValue(yuan(5000));
  }
}
