package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.MINUTE;
import static interlock.core.account.Facts.answer;
import static interlock.core.account.Facts.decision;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.Codec;
import interlock.contract.Fixture;
import interlock.core.codes.NoticeCode;
import interlock.core.codes.ReasonCode;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Filed;
import interlock.core.desk.Room;
import interlock.core.event.Appeal;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.event.Origin;
import interlock.core.event.Party;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.StopPaymentFeedback.Phase;
import interlock.core.event.Transfer.Status;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Letter;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.State;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Holds: the bank's answers, officers, the policy, and how many a file keeps. */
class HoldAnswersTest extends HoldStory {
  // ---- the bank's answers

  @Test
  void theBankReceivesThenHolds() {
    town.send(payment().status(Status.ATTEMPTED).out());
    town.send(asks().hold());
    result(newest(), Phase.RECEIPT, "");
    assertThat(newest().state()).isEqualTo(State.RECEIVED);

    succeeds();
    assertThat(newest().state()).isEqualTo(State.ACTIVE);
    assertThat(newest().amountHeldFen()).hasValue(yuan(1_100_000));
    assertThat(newest().responseDueAt()).isEmpty();
    // What the bank holds is in flight for as long as it holds it.
    assertThat(newest().expiresAt()).hasValue(minute(NOW + 1 + 24 * HOUR));
  }

  @Test
  void aHoldThatEndedBeforeItsBankSpeaksOfItIsASlip() {
    town.send(asks().hold());
    StopPaymentTask hold = newest();
    long at = minute(NOW + 1);
    town.send(
        new Letter(
            desk(VICTIM),
            new AccountMail.StopAnswered(
                new StopPaymentFeedback(
                    new Origin("BANK", "A", at, at, at),
                    hold.head().taskId(),
                    Optional.of(hold.applicationId()),
                    Facts.account(VICTIM),
                    "BANK",
                    StopCommand.HOLD,
                    Phase.RESULT,
                    "0000",
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.of(at - 1),
                    OptionalLong.empty(),
                    Optional.empty()))));

    assertThat(newest().state()).isEqualTo(State.ACTIVE);
    assertThat(newest().expiresAt()).hasValue(minute(NOW + 1 + 24 * HOUR));
  }

  @Test
  void aRepeatedAnswerChangesNothing() {
    town.send(asks().hold());
    StopPaymentTask hold = newest();
    result(hold, Phase.RESULT, "0000");
    int published = tasks().size();
    answers = 0;
    result(hold, Phase.RESULT, "0000");

    assertThat(tasks()).hasSize(published);
  }

  @Test
  void theBankMayRefuse() {
    town.send(asks().hold());
    result(newest(), Phase.RESULT, "1000");
    assertThat(newest().state()).isEqualTo(State.REFUSED);
    assertThat(reasons(newest())).contains(ReasonCode.BANK_REFUSED);

    town.send(asks().release());
    assertThat(newest().command()).isEqualTo(StopCommand.HOLD);
    town.send(asks().cancel());
    assertThat(newest().command()).isEqualTo(StopCommand.CANCEL_TRANSFER);
    assertThat(newest().state()).isEqualTo(State.REQUESTED);
  }

  @Test
  void aReleaseEndsAsLifted() {
    town.send(asks().hold());
    succeeds();
    town.send(asks().release());
    assertThat(newest().state()).isEqualTo(State.REQUESTED);
    succeeds();

    assertThat(newest().state()).isEqualTo(State.LIFTED);
    town.send(payment().reported(minute(NOW + 2)).out());
    assertThat(newest().state()).isEqualTo(State.LIFTED);
  }

  @Test
  void aReleasedPaymentIsLiftedWhetherItsPostingOrTheAnswerIsReadFirst() {
    town.send(payment().status(Status.HELD).out());
    town.send(asks().hold());
    town.send(asks().release());
    StopPaymentTask release = newest();
    town.send(payment().reported(minute(NOW + 2)).out());
    assertThat(newest().state()).isEqualTo(State.EXPIRED);

    result(release, Phase.RESULT, "0000");

    assertThat(newest().state()).isEqualTo(State.LIFTED);
    assertThat(reasons(newest())).doesNotContain(ReasonCode.TRANSFER_POSTED);
  }

  @Test
  void aCancelledTransferEndsAsCancelled() {
    town.send(asks().hold());
    succeeds();
    town.send(asks().cancel());
    succeeds();

    assertThat(newest().state()).isEqualTo(State.CANCELLED);
    assertThat(newest().command()).isEqualTo(StopCommand.CANCEL_TRANSFER);
  }

  @Test
  void whatTheBankWillNotCancelItHoldsStill() {
    town.send(asks().hold());
    succeeds();
    town.send(asks().cancel());
    result(newest(), Phase.RESULT, "0400");

    assertThat(newest().state()).isEqualTo(State.ACTIVE);
    assertThat(reasons(newest())).contains(ReasonCode.BANK_REFUSED);
  }

  @Test
  void aLateAnswerToTheHoldDoesNotAnswerTheCancellation() {
    town.send(asks().hold());
    StopPaymentTask hold = newest();
    town.send(asks().cancel());
    result(hold, Phase.RESULT, "0000");

    assertThat(newest().command()).isEqualTo(StopCommand.CANCEL_TRANSFER);
    assertThat(newest().state()).isEqualTo(State.REQUESTED);
    assertThat(newest().amountHeldFen()).hasValue(hold.amountFen());
  }

  @Test
  void aBankThatTookTheHoldAfterItsTimeStillHolds() {
    town.send(payment().status(Status.ATTEMPTED).out());
    town.send(asks().hold());
    StopPaymentTask hold = newest();
    wake();
    result(hold, Phase.RESULT, "0000");

    assertThat(newest().state()).isEqualTo(State.ACTIVE);
    assertThat(newest().applicationId()).isEqualTo(hold.applicationId());
  }

  // ---- officers and policy

  @Test
  void aPolicyMayAskForApproval() {
    policy(
        "stopPayment.approvals",
        "[{kind: TRANSFER_HOLD, commands: [HOLD], approval: ONE},"
            + " {kind: TRANSFER_HOLD, commands: [RELEASE, CANCEL_TRANSFER], approval: AUTO},"
            + " {kind: RECOVERY, commands: [STOP, EXTEND, FREEZE, LIFT], approval: AUTO}]");
    town.send(asks().hold());
    assertThat(newest().state()).isEqualTo(State.PROPOSED);
    assertThat(reasons(newest())).contains(ReasonCode.APPROVAL_NEEDED);
    assertThat(newest().responseDueAt()).isEmpty();

    town.send(decision(newest(), Action.APPROVE, "007"));
    assertThat(newest().state()).isEqualTo(State.REQUESTED);
    assertThat(newest().command()).isEqualTo(StopCommand.HOLD);
    assertThat(newest().approvals()).containsExactly("440600/007");
    assertThat(reasons(newest())).doesNotContain(ReasonCode.APPROVAL_NEEDED);
  }

  @Test
  void anOfficerMayRejectWhatIsProposed() {
    policy("stopPayment.modes", "{HOLD: ADVISE}");
    town.send(asks().hold());
    assertThat(newest().state()).isEqualTo(State.PROPOSED);
    assertThat(reasons(newest())).contains(ReasonCode.MODE_ADVISE);

    town.send(decision(newest(), Action.REJECT, "007"));
    assertThat(newest().state()).isEqualTo(State.CANCELLED);
    town.send(payment().out());
    assertThat(newest().state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void whatThePolicyTurnedOffIsForAPerson() {
    policy("stopPayment.modes", "{HOLD: 'OFF'}");
    town.send(asks().hold());

    assertThat(newest().command()).isEqualTo(StopCommand.REVIEW);
    assertThat(newest().state()).isEqualTo(State.PROPOSED);
    town.send(decision(newest(), Action.APPROVE, "007"));
    assertThat(newest().state()).isEqualTo(State.PROPOSED);
  }

  @Test
  void anOfficersLiftIsARelease() {
    town.send(asks().hold());
    succeeds();
    town.send(decision(newest(), Action.LIFT, "007"));

    assertThat(newest().command()).isEqualTo(StopCommand.RELEASE);
    assertThat(newest().notice()).isEqualTo(NoticeCode.PAYMENT_RELEASED);
    assertThat(newest().state()).isEqualTo(State.REQUESTED);
    assertThat(reasons(newest())).contains(ReasonCode.LIFTED_BY_OFFICER);
  }

  @Test
  void anUpheldAppealReleases() {
    town.send(asks().hold());
    town.send(
        new Letter(
            desk(VICTIM),
            new AccountMail.Appealed(
                new Appeal(
                    new Origin("PSB", "AP", minute(NOW), minute(NOW), minute(NOW)),
                    "AP",
                    Appeal.Status.UPHELD,
                    Optional.of(WEI),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))));

    assertThat(newest().command()).isEqualTo(StopCommand.RELEASE);
    assertThat(reasons(newest())).contains(ReasonCode.APPEAL_UPHELD);
  }

  // ---- bounds

  @Test
  void whatIsTooManyIsRefusedInSightUntilThereIsRoom() {
    for (int i = 0; i < HoldAsks.MAX_OPEN; i++) {
      town.at(minute(NOW) + i);
      town.send(Asks.of(VICTIM, "T" + i).hold());
    }
    Letter more = Asks.of(VICTIM, "more").hold();
    town.send(more);
    assertThat(asked("more").state()).isEqualTo(State.CANCELLED);
    assertThat(reasons(asked("more"))).contains(ReasonCode.TOO_MANY_OPEN);
    assertThat(tasks()).hasSize(HoldAsks.MAX_OPEN + 1);
    AccountFile file = town.files.get(desk(VICTIM));
    assertThat(town.again(more).file()).contains(file);
    assertThat(town.again(more).outputs()).isEmpty();
    assertThat(file.folded()).isZero();

    town.at(minute(NOW + 11));
    town.send(Asks.of(VICTIM, "more").saying(GENG, 1, minute(NOW + 11), minute(NOW + 20)).hold());
    assertThat(asked("more").state()).isEqualTo(State.REQUESTED);
    assertThat(reasons(asked("more"))).doesNotContain(ReasonCode.TOO_MANY_OPEN);
    assertThat(asked("T0").state()).isEqualTo(State.EXPIRED);
    assertThat(tasks()).hasSize(2 * HoldAsks.MAX_OPEN + 2);
  }

  @Test
  void theOldestThatEndedMakesRoomForANewOne() {
    for (int i = 0; i < HoldAsks.MAX_HOLDS; i++) {
      long at = minute(NOW + 20L * i);
      town.at(at);
      town.send(Asks.of(VICTIM, "T" + i).saying(GENG, 1, at, at + MINUTE).hold());
    }
    String oldest = tasks().getFirst().head().taskId();
    assertThat(asked("T0").state()).isEqualTo(State.EXPIRED);
    int last = HoldAsks.MAX_HOLDS - 1;
    assertThat(asked("T" + last).state()).isEqualTo(State.REQUESTED);
    long at = minute(NOW + 20L * HoldAsks.MAX_HOLDS);
    town.at(at);
    town.send(Asks.of(VICTIM, "more").saying(GENG, 1, at, at + MINUTE).hold());

    assertThat(asked("more").state()).isEqualTo(State.REQUESTED);
    assertThat(asked("T" + last).state()).isEqualTo(State.EXPIRED);
    AccountFile file = town.files.get(desk(VICTIM));
    assertThat(file.folded()).isEqualTo(1);
    assertThat(file.holds()).hasSize(HoldAsks.MAX_HOLDS).noneMatch(h -> h.isOf(oldest));
  }

  /** Whatever the length of names and ids, holds take no more than their part of the file. */
  @Test
  void holdsOfLongNamesAreFewer() {
    town.send(Asks.of(VICTIM, "T").hold());
    int alone = bytes();
    String longId = "x".repeat(60);
    Party longName = party(PAYEE, "", "庚".repeat(128));
    for (int i = 0; i < 2 * HoldAsks.MAX_HOLDS; i++) {
      long at = minute(NOW + 20L * i);
      town.at(at);
      town.send(
          Asks.of(VICTIM, longId + i)
              .institution(longId)
              .by(longId)
              .saying(longName, yuan(1), at, at + MINUTE)
              .hold());
      for (int a = 0; a < 8; a++) {
        town.send(
            answer(
                longId + a,
                newest(),
                StopCommand.HOLD,
                Phase.RESULT,
                a == 7 ? "1000" : "1100",
                OptionalLong.empty(),
                at));
      }
    }

    assertThat(newest().state()).isEqualTo(State.REFUSED);
    assertThat(town.files.get(desk(VICTIM)).holds()).hasSizeBetween(10, HoldAsks.MAX_HOLDS - 1);
    assertThat(bytes() - alone).isBetween(HoldAsks.MAX_BYTES / 2, HoldAsks.MAX_BYTES + 2048);
  }

  private int bytes() {
    Codec<Filed<DeskFile>> codec = new Fixture().codecs().file(Room.ACCOUNT);
    AccountFile file = town.files.get(desk(VICTIM));
    return codec.encode(new Filed<>(file, OptionalLong.empty())).length;
  }

  private StopPaymentTask asked(String transferId) {
    return tasks().stream()
        .filter(t -> t.transferId().equals(Optional.of(transferId)))
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }

  @Test
  void aPaymentThatIsToBeHeldIsNotFoldedAway() {
    town.send(payment().status(Status.HELD).out());
    town.send(asks().hold());
    for (int i = 0; i <= Ledger.MAX_ENTRIES; i++) {
      town.send(pay("T" + i, WEI, GENG, 1).atMillis(minute(NOW) + MINUTE + i).out());
    }

    assertThat(town.files.get(desk(VICTIM)).ledger()).anyMatch(e -> e.transferId().equals("C1"));
    assertThat(newest().state()).isEqualTo(State.REQUESTED);
  }
}
