package interlock.core.account;

import static interlock.core.account.Facts.decision;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.policy.CommandMode;
import interlock.core.policy.StopCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each mode makes of each command on a payment in flight. */
class HoldModesTest extends HoldStory {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # command,       mode,   shown,           sent,  sent after an approval
          HOLD,            LIVE,   HOLD,            true,  true
          HOLD,            ADVISE, HOLD,            false, false
          HOLD,            OFF,    REVIEW,          false, false
          RELEASE,         LIVE,   RELEASE,         true,  true
          RELEASE,         ADVISE, RELEASE,         false, true
          CANCEL_TRANSFER, LIVE,   CANCEL_TRANSFER, true,  true
          CANCEL_TRANSFER, ADVISE, CANCEL_TRANSFER, false, false
          CANCEL_TRANSFER, OFF,    CANCEL_TRANSFER, false, false
          """)
  void aModeDecidesWhetherACommandGoesOut(
      StopCommand command, CommandMode mode, StopCommand shown, boolean sent, boolean approved) {
    policy("stopPayment.modes." + command, mode.name());
    town.send(asks().hold());
    if (command != StopCommand.HOLD) {
      succeeds();
      town.send(command == StopCommand.RELEASE ? asks().release() : asks().cancel());
    }

    assertThat(newest().command()).isEqualTo(shown);
    assertThat(newest().responseDueAt().isPresent()).isEqualTo(sent);
    assertThat(reasons(newest()).contains(ReasonCode.MODE_ADVISE)).isEqualTo(!sent);

    town.send(decision(newest(), Action.APPROVE, "007"));

    assertThat(newest().command()).isEqualTo(shown);
    assertThat(newest().responseDueAt().isPresent()).isEqualTo(approved);
  }
}
