package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.account;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.report;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.NoticeCode;
import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.Transfer.Status;
import interlock.core.mail.AccountMail;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopKind;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.Scope;
import interlock.core.task.StopPaymentTask.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A victim's own payment in flight: what goes out, and how the payment itself ends it. */
class HoldTest extends HoldStory {
  @Test
  void aHoldAsksTheBankToDelayOnePayment() {
    town.send(payment().heldUntil(minute(2 * HOUR)).out());
    town.send(asks().hold());

    StopPaymentTask hold = newest();
    assertThat(tasks()).hasSize(1);
    assertThat(hold.kind()).isEqualTo(StopKind.TRANSFER_HOLD);
    assertThat(hold.command()).isEqualTo(StopCommand.HOLD);
    assertThat(hold.state()).isEqualTo(State.REQUESTED);
    assertThat(hold.scope()).isEqualTo(Scope.LIMITED);
    assertThat(hold.applicationId()).hasSize(36);
    assertThat(hold.originalApplicationId()).isEmpty();
    assertThat(hold.commandSeq()).isEqualTo(1);
    assertThat(hold.transferId()).contains("C1");
    assertThat(hold.amountFen()).isEqualTo(yuan(1_100_000));
    assertThat(hold.transferAmountFen()).hasValue(yuan(1_100_000));
    assertThat(hold.transferAt()).hasValue(minute(NOW));
    assertThat(hold.target().account()).contains(account(VICTIM));
    assertThat(hold.target().name()).isEqualTo(WEI.name());
    assertThat(hold.transferOut()).contains(GENG);
    assertThat(hold.expiresAt()).hasValue(minute(2 * HOUR));
    assertThat(hold.responseDueAt()).hasValue(minute(NOW + 1));
    assertThat(hold.caseId()).isEmpty();
    assertThat(hold.hop()).isZero();
    assertThat(hold.stopCount()).isZero();
    assertThat(hold.urgent()).isTrue();
    assertThat(hold.head().priority()).isGreaterThanOrEqualTo(800);
    assertThat(hold.head().routingKey()).isEqualTo(desk(VICTIM).key());
    assertThat(hold.region()).contains("440604");
    assertThat(hold.legalBasis()).contains("art. 18");
    assertThat(hold.notice()).isEqualTo(NoticeCode.VICTIM_IN_DANGER);
    assertThat(reasons(hold)).containsExactly(ReasonCode.VICTIM_IN_DANGER);
  }

  @Test
  void theAskersWordCountsUntilABankTellsOfThePayment() {
    town.send(
        asks().saying(party(PAYEE), yuan(49_800), minute(NOW), minute(NOW + 10)).unit("1").hold());

    assertThat(newest().amountFen()).isEqualTo(yuan(49_800));
    assertThat(newest().transferOut()).contains(party(PAYEE));
    assertThat(newest().expiresAt()).hasValue(minute(NOW + 10));
    assertThat(newest().unit()).contains("1");

    town.send(payment().heldUntil(minute(2 * HOUR)).out());

    assertThat(newest().head().revision()).isEqualTo(2);
    assertThat(newest().amountFen()).isEqualTo(yuan(1_100_000));
    assertThat(newest().transferOut()).contains(GENG);
    assertThat(newest().expiresAt()).hasValue(minute(2 * HOUR));
    assertThat(newest().applicationId()).isEqualTo(tasks().getFirst().applicationId());
  }

  @Test
  void ofAPaymentOfWhichNothingIsKnownTheTimeOfTheAskCounts() {
    town.send(asks().hold());

    assertThat(newest().expiresAt()).hasValue(minute(NOW + 10));
    assertThat(newest().amountFen()).isZero();
    assertThat(newest().transferAmountFen()).isEmpty();
  }

  @Test
  void theSameNumberOfTwoInstitutionsIsTwoPayments() {
    town.send(payment().status(Status.ATTEMPTED).out());
    town.send(asks().hold());
    town.send(asks().institution("OTHER").hold());

    assertThat(tasks()).extracting(t -> t.head().taskId()).doesNotHaveDuplicates().hasSize(2);
    assertThat(newest().amountFen()).isZero();
  }

  @Test
  void aRepeatedAskChangesNothing() {
    town.send(payment().status(Status.ATTEMPTED).out());
    town.send(asks().hold());
    var file = town.files.get(desk(VICTIM));

    var again = town.again(asks().hold());

    assertThat(again.file().orElseThrow()).isSameAs(file);
    assertThat(again.outputs()).isEmpty();
    assertThat(again.wakeAt()).hasValue(minute(NOW + 10));
  }

  @Test
  void aHoldIsNoStopAndLeavesStopsAlone() {
    town.send(report("K1", 1, CaseStatus.REPORTED, GENG, VICTIM, line(0, "T1", WEI, 10, 0)));
    StopPaymentTask stop = newest();
    town.send(asks().hold());

    assertThat(newest().kind()).isEqualTo(StopKind.TRANSFER_HOLD);
    assertThat(tasks()).hasSize(2);
    succeeds();
    assertThat(newest().stopCount()).isZero();
    assertThat(town.files.get(desk(VICTIM)).stops())
        .singleElement()
        .extracting(Stop::taskId, Stop::stopCount)
        .containsExactly(stop.head().taskId(), 0);
  }

  // ---- the order of asks

  @Test
  void aDissuadedPayersPaymentIsCancelled() {
    town.send(payment().status(Status.HELD).out());
    town.send(asks().hold());
    StopPaymentTask hold = newest();
    town.send(asks().cancel());

    assertThat(newest().head().taskId()).isEqualTo(hold.head().taskId());
    assertThat(newest().command()).isEqualTo(StopCommand.CANCEL_TRANSFER);
    assertThat(newest().state()).isEqualTo(State.REQUESTED);
    assertThat(newest().commandSeq()).isEqualTo(2);
    assertThat(newest().applicationId()).hasSize(36).isNotEqualTo(hold.applicationId());
    assertThat(newest().originalApplicationId()).contains(hold.applicationId());
    assertThat(newest().responseDueAt()).hasValue(minute(NOW + 1));
    assertThat(reasons(newest()))
        .containsExactly(ReasonCode.VICTIM_IN_DANGER, ReasonCode.VICTIM_DISSUADED);
  }

  @Test
  void whatWasAskedLessFarComesTooLate() {
    town.send(asks().hold());
    town.send(asks().cancel());
    town.send(asks().release());
    town.send(asks().hold());

    assertThat(tasks())
        .extracting(StopPaymentTask::command)
        .doesNotContain(StopCommand.RELEASE)
        .endsWith(StopCommand.CANCEL_TRANSFER);
    assertThat(newest().commandSeq()).isEqualTo(2);
  }

  @Test
  void aReleasedPaymentMayStillBeCancelled() {
    town.send(asks().hold());
    succeeds();
    town.send(asks().release());
    succeeds();
    town.send(asks().cancel());

    assertThat(newest().command()).isEqualTo(StopCommand.CANCEL_TRANSFER);
    assertThat(newest().state()).isEqualTo(State.REQUESTED);
  }

  @ParameterizedTest
  @EnumSource(
      value = AccountMail.Ask.class,
      names = {"RELEASE", "CANCEL"})
  void aHoldThatComesLateNeverGoesOut(AccountMail.Ask first) {
    boolean release = first == AccountMail.Ask.RELEASE;
    town.send(payment().status(Status.HELD).out());
    town.send(release ? asks().release() : asks().cancel());
    assertThat(tasks()).isEmpty();
    assertThat(town.again(asks().release()).wakeAt()).isEmpty();

    town.send(asks().hold());

    assertThat(tasks()).hasSize(1);
    assertThat(newest().command())
        .isEqualTo(release ? StopCommand.RELEASE : StopCommand.CANCEL_TRANSFER);
    assertThat(newest().state()).isEqualTo(State.REQUESTED);
    assertThat(newest().originalApplicationId()).isEmpty();
  }

  // ---- the payment's own end

  @Test
  void aPostedPaymentCanNoLongerBeHeld() {
    town.send(payment().status(Status.ATTEMPTED).out());
    town.send(asks().hold());
    town.send(payment().reported(minute(NOW + 1)).out());

    assertThat(newest().head().revision()).isEqualTo(2);
    assertThat(newest().state()).isEqualTo(State.EXPIRED);
    assertThat(newest().command()).isEqualTo(StopCommand.HOLD);
    assertThat(newest().expiresAt()).isEmpty();
    assertThat(newest().responseDueAt()).isEmpty();
    assertThat(reasons(newest()))
        .containsExactly(ReasonCode.VICTIM_IN_DANGER, ReasonCode.TRANSFER_POSTED);
    assertThat(town.again(asks().hold()).wakeAt()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"REJECTED", "REVERSED"})
  void aPaymentThatDidNotGoThroughLeftTheMoneyWhereItWas(Status status) {
    town.send(payment().status(Status.ATTEMPTED).out());
    town.send(asks().hold());
    town.send(payment().reported(minute(NOW + 1)).status(status).out());

    assertThat(newest().state()).isEqualTo(State.CANCELLED);
    assertThat(reasons(newest())).contains(ReasonCode.TRANSFER_STAYED);
  }

  @Test
  void anAttemptThatNobodyAnswersForIsOverAfterTenMinutes() {
    town.send(payment().status(Status.ATTEMPTED).out());
    town.send(asks().hold());

    assertThat(wake()).isEqualTo(minute(NOW + 10));
    assertThat(tasks()).hasSize(2);
    assertThat(newest().state()).isEqualTo(State.EXPIRED);
    assertThat(reasons(newest())).contains(ReasonCode.HOLD_EXPIRED);
    assertThat(Holds.nextEnd(town.files.get(desk(VICTIM)))).isEmpty();
  }

  @Test
  void anyMailAfterTheDeadlineStandsForItsWake() {
    town.send(payment().status(Status.ATTEMPTED).out());
    town.send(asks().hold());
    town.at(minute(NOW + 11));
    town.send(asks().hold());

    assertThat(newest().state()).isEqualTo(State.EXPIRED);
  }

  @Test
  void aPaymentThatABankHoldsIsInFlightForADayOrUntilItSays() {
    town.send(payment().status(Status.HELD).out());
    town.send(asks().hold());
    assertThat(newest().expiresAt()).hasValue(minute(NOW + 24 * HOUR));

    town.send(payment().reported(minute(NOW + 1)).heldUntil(minute(NOW + 5)).out());
    assertThat(wake()).isEqualTo(minute(NOW + 5));
    assertThat(newest().state()).isEqualTo(State.EXPIRED);
  }

  @Test
  void aHoldForWhatWasPostedAlreadyTellsSoAndDoesNotGoOut() {
    town.send(payment().out());
    town.send(asks().hold());

    assertThat(tasks()).hasSize(1);
    assertThat(newest().state()).isEqualTo(State.EXPIRED);
    assertThat(newest().responseDueAt()).isEmpty();
    assertThat(reasons(newest())).contains(ReasonCode.TRANSFER_POSTED);
  }

  @Test
  void aBanksCorrectionCountsAfterTheEndToo() {
    town.send(payment().out());
    town.send(asks().hold());
    town.send(payment().reported(minute(NOW + 1)).status(Status.REVERSED).out());
    assertThat(newest().state()).isEqualTo(State.CANCELLED);
    assertThat(reasons(newest())).doesNotContain(ReasonCode.TRANSFER_POSTED);

    town.send(payment().reported(minute(NOW + 2)).status(Status.HELD).out());
    assertThat(newest().state()).isEqualTo(State.REQUESTED);
    assertThat(newest().command()).isEqualTo(StopCommand.HOLD);
    assertThat(reasons(newest())).containsExactly(ReasonCode.VICTIM_IN_DANGER);
  }

  @Test
  void aPaymentThatIsInFlightAgainIsAskedForAnew() {
    town.send(payment().heldUntil(minute(NOW + 5)).out());
    town.send(asks().hold());
    StopPaymentTask first = newest();
    wake();
    town.send(payment().reported(minute(NOW + 6)).heldUntil(minute(NOW + 90)).out());

    assertThat(newest().state()).isEqualTo(State.REQUESTED);
    assertThat(newest().commandSeq()).isEqualTo(2);
    assertThat(newest().applicationId()).isNotEqualTo(first.applicationId());
    town.send(asks().cancel());
    assertThat(newest().originalApplicationId())
        .isPresent()
        .isNotEqualTo(Optional.of(first.applicationId()));
  }

  @Test
  void afterTheEndNoCommandGoesOut() {
    town.send(payment().status(Status.ATTEMPTED).out());
    town.send(asks().hold());
    town.send(payment().reported(minute(NOW + 1)).out());
    town.send(asks().cancel());

    assertThat(newest().state()).isEqualTo(State.EXPIRED);
    assertThat(newest().commandSeq()).isEqualTo(1);
    assertThat(reasons(newest())).contains(ReasonCode.VICTIM_DISSUADED);
  }
}
