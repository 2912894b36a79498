package interlock.core.account;

import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.report;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask.Scope;
import interlock.core.task.StopPaymentTask.State;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A stop of an amount that is to become one of the whole account: held is what the bank said. */
class HeldScopeTest extends StopStory {
  private static final OptionalLong NONE = OptionalLong.empty();

  /** 2,000 yuan are held on SECOND, LIMITED. */
  private void limited() {
    movedOn();
    result(second(), "0000", held(2000));
    assertThat(second().scope()).isEqualTo(Scope.LIMITED);
  }

  /** The report comes to name SECOND too, where 10 yuan more came. */
  private void named() {
    town.send(report("C1", 2, CaseStatus.REPORTED, LI, SECOND, line(1, "", party(SECOND), 10, 4)));
  }

  private void moreComes(String id) {
    pay(id, FIRST, SECOND, 300).at(7).send(town);
  }

  private void isHeldAsAnAmount() {
    assertThat(second().state()).isEqualTo(State.ACTIVE);
    assertThat(second().scope()).isEqualTo(Scope.LIMITED);
    assertThat(second().amountHeldFen()).hasValue(yuan(2000));
  }

  @Test
  void aRejectedWideningLeavesAnAmountHeldAndIsNotAskedAgain() {
    limited();
    policy("stopPayment.modes.STOP", "ADVISE");
    named();
    assertThat(second().command()).isEqualTo(StopCommand.STOP);
    assertThat(second().state()).isEqualTo(State.ACTIVE);
    assertThat(second().scope()).isEqualTo(Scope.WHOLE_ACCOUNT);
    decides(second(), Action.REJECT, "007");
    isHeldAsAnAmount();

    int seq = second().commandSeq();
    pay("X1", "62220009", SECOND, 10).at(7).send(town);
    assertThat(second().commandSeq()).isEqualTo(seq);
  }

  @Test
  void moneyThatComesAfterARejectedWideningIsNotHeld() {
    limited();
    policy("stopPayment.modes.STOP", "ADVISE");
    named();
    decides(second(), Action.REJECT, "007");
    policy("stopPayment.modes.STOP", "LIVE");
    moreComes("T4");

    assertThat(second().command()).isEqualTo(StopCommand.STOP);
    assertThat(second().state()).isEqualTo(State.REQUESTED);
    assertThat(second().amountFen()).isEqualTo(yuan(2310));
    assertThat(reasons(second())).contains(ReasonCode.MORE_MONEY_ARRIVED);
  }

  @Test
  void aWideningThatTheBankRefusedLeavesAnAmountHeld() {
    limited();
    named();
    assertThat(second().state()).isEqualTo(State.REQUESTED);
    assertThat(second().scope()).isEqualTo(Scope.WHOLE_ACCOUNT);
    result(second(), "1000", NONE);
    isHeldAsAnAmount();

    int seq = second().commandSeq();
    moreComes("T4");
    assertThat(second().commandSeq()).isEqualTo(seq + 1);
    assertThat(second().amountFen()).isEqualTo(yuan(2310));
    result(second(), "0000", held(2310));
    assertThat(second().scope()).isEqualTo(Scope.WHOLE_ACCOUNT);
    moreComes("T5");
    assertThat(second().commandSeq()).isEqualTo(seq + 1);
    assertThat(second().amountFen()).isEqualTo(yuan(2610));
  }

  @Test
  void aLateAnswerToTheAmountDoesNotAnswerForTheWholeAccount() {
    movedOn();
    receipt(second());
    var amount = second();
    named();
    var whole = second();
    assertThat(whole.commandSeq()).isEqualTo(2);
    result(amount, "0000", held(2000));
    assertThat(second().scope()).isEqualTo(Scope.WHOLE_ACCOUNT);
    result(whole, "1000", NONE);

    isHeldAsAnAmount();
  }

  @Test
  void anExtensionThatOvertakesAWideningIsOfTheAmount() {
    limited();
    policy("stopPayment.modes.STOP", "ADVISE");
    named();
    until(END - 24 * Facts.HOUR);

    assertThat(second().command()).isEqualTo(StopCommand.EXTEND);
    assertThat(second().scope()).isEqualTo(Scope.LIMITED);
  }

  @Test
  void aWideningThatTheBankDidHoldsTheWholeAccount() {
    limited();
    named();
    result(second(), "0000", held(2010));
    assertThat(second().scope()).isEqualTo(Scope.WHOLE_ACCOUNT);
    moreComes("T4");

    assertThat(second().commandSeq()).isEqualTo(2);
    assertThat(second().state()).isEqualTo(State.ACTIVE);
  }
}
