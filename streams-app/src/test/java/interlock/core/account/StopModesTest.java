package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.policy.CommandMode;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each mode makes of each command on a stop, and what an officer can do about it. */
class StopModesTest extends StopStory {
  /** What stands on the task: shown, and after an officer's APPROVE. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # command, mode,  shown,  sent,  sent after an approval
          STOP,     LIVE,   STOP,   true,  true
          STOP,     ADVISE, STOP,   false, false
          STOP,     OFF,    REVIEW, false, false
          EXTEND,   LIVE,   EXTEND, true,  true
          EXTEND,   ADVISE, EXTEND, false, false
          EXTEND,   OFF,    STOP,   false, false
          FREEZE,   LIVE,   FREEZE, true,  true
          FREEZE,   ADVISE, FREEZE, false, false
          FREEZE,   OFF,    STOP,   false, false
          LIFT,     LIVE,   LIFT,   true,  true
          LIFT,     ADVISE, LIFT,   false, true
          """)
  void aModeDecidesWhetherACommandGoesOut(
      StopCommand command, CommandMode mode, StopCommand shown, boolean sent, boolean approved) {
    policy("stopPayment.modes." + command, mode.name());
    bringAbout(command);

    assertThat(first().command()).isEqualTo(shown);
    assertThat(isAtTheBank(first())).isEqualTo(sent);
    assertThat(reasons(first()).contains(ReasonCode.MODE_ADVISE))
        .as("advice says that it is")
        .isEqualTo(!sent && (shown == command || shown == StopCommand.REVIEW));

    decides(first(), Action.APPROVE, "007");

    assertThat(isAtTheBank(first())).isEqualTo(approved);
    assertThat(first().command()).isEqualTo(shown);
  }

  @Test
  void aLiftThatWasOnlyAdvisedGoesOutWhenTheModeIsLiveAgain() {
    policy("stopPayment.modes.LIFT", "ADVISE");
    bringAbout(StopCommand.LIFT);
    assertThat(isAtTheBank(first())).isFalse();

    policy("stopPayment.modes.LIFT", "LIVE");
    movedOn();
    town.send(Facts.report("C1", 9, CaseStatus.WITHDRAWN, LI, FIRST));

    assertThat(first().command()).isEqualTo(StopCommand.LIFT);
    assertThat(isAtTheBank(first())).isTrue();
    assertThat(reasons(first())).doesNotContain(ReasonCode.MODE_ADVISE);
  }

  @Test
  void anOfficersOwnLiftGoesOutInEveryMode() {
    policy("stopPayment.modes.LIFT", "ADVISE");
    reported(CaseStatus.REPORTED);
    result(first(), "0000", held(5000));

    decides(first(), Action.LIFT, "007");

    assertThat(first().command()).isEqualTo(StopCommand.LIFT);
    assertThat(first().state()).isEqualTo(State.REQUESTED);
  }

  private void bringAbout(StopCommand command) {
    reported(CaseStatus.REPORTED);
    switch (command) {
      case STOP -> {}
      case EXTEND -> {
        result(first(), "0000", held(5000));
        until(END - 20 * HOUR);
      }
      case FREEZE -> {
        result(first(), "0000", held(5000));
        reported(CaseStatus.FILED);
        until(END - 20 * HOUR);
      }
      case LIFT -> {
        result(first(), "0000", held(5000));
        town.send(Facts.report("C1", 8, CaseStatus.WITHDRAWN, LI, FIRST));
      }
      case REVIEW, HOLD, CANCEL_TRANSFER, RELEASE ->
          throw new IllegalArgumentException("no command on a stop");
    }
  }

  private static boolean isAtTheBank(StopPaymentTask task) {
    return task.responseDueAt().isPresent();
  }
}
