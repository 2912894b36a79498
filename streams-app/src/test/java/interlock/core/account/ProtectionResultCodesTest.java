package interlock.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.policy.StopCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each result code does to a stop on a victim's own account what it does to every stop ({@link
 * StopResultCodesTest}); none of them counts.
 */
class ProtectionResultCodesTest extends ProtectionStory {
  private static final String ROWS = "interlock.core.account.StopResultCodesTest#rows";

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROWS)
  void answersAStop(StopResultCodesTest.Row row) {
    requested();
    answered(row, StopCommand.STOP, 0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROWS)
  void answersAnExtension(StopResultCodesTest.Row row) {
    active();
    until(NOW + DAY);
    answered(row, StopCommand.EXTEND, 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROWS)
  void answersALift(StopResultCodesTest.Row row) {
    active();
    decides(Action.LIFT, "007");
    answered(row, StopCommand.LIFT, 3);
  }

  private void answered(StopResultCodesTest.Row row, StopCommand command, int column) {
    assertThat(newest().command()).isEqualTo(command);
    answered(row.code());

    String state = row.after().get(column).split(" ", -1)[0];
    assertThat(newest().state().name()).isEqualTo(state);
    assertThat(newest().stopCount()).isZero();
    if (!row.reason().isEmpty()) {
      assertThat(reasons(newest())).contains(ReasonCode.of(row.reason()).orElseThrow());
    }
    assertThat(due().isEmpty()).isEqualTo(Stops.hasEnded(newest().state()));
  }
}
