package interlock.sandbox.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingTest {
  private static final Drill DRILL =
      Fixtures.drill(
          "{at: 0s, never: task.lead, match: {}}", "{at: 0s, never: task.lead, match: {}}");

  @Test
  void aFailingStepMustBeListed() {
    assertThat(Pending.parse(List.of()).problems(DRILL, results(true, false)))
        .containsExactly("a-drill 2 fails and is not pending");
    assertThat(
            Pending.parse(List.of("# why", "", "a-drill 2 no leads yet"))
                .problems(DRILL, results(true, false)))
        .isEmpty();
  }

  @Test
  void aListedStepMustFail() {
    assertThat(
            Pending.parse(List.of("a-drill 2 no leads yet")).problems(DRILL, results(true, true)))
        .containsExactly("a-drill 2 holds: take it off the pending list");
  }

  @Test
  void aLineMustNameAStepThatThereIs() {
    Pending pending = Pending.parse(List.of("a-drill 9 x", "b-drill 1 x"));
    assertThat(pending.problems(DRILL, results(true, true)))
        .containsExactly("a-drill 9 is pending, but there is no such step");
    assertThat(pending.strays(List.of(DRILL)))
        .containsExactly("b-drill 1 is pending, but there is no such drill");
  }

  @Test
  void aLineNeedsAReasonAndStandsOnce() {
    assertThatThrownBy(() -> Pending.parse(List.of("a-drill 2"))).hasMessageContaining("a-drill 2");
    assertThatThrownBy(() -> Pending.parse(List.of("a-drill 2 x", "a-drill 2 y")))
        .hasMessageContaining("twice");
  }

  private static List<StepResult> results(boolean first, boolean second) {
    return List.of(result(0, first), result(1, second));
  }

  private static StepResult result(int index, boolean held) {
    Step step = DRILL.steps().get(index);
    return held
        ? StepResult.held(step, Duration.ZERO)
        : StepResult.failed(step, Duration.ZERO, Optional.empty());
  }
}
