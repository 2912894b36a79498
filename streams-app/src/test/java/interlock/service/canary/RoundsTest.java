package interlock.service.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One path's rounds, without a cluster. */
class RoundsTest {
  private static final String TASK = CanaryPath.DISSUASION.task().base();

  private final List<String> found = new ArrayList<>();
  private final Rounds rounds =
      new Rounds(
          CanaryPath.DISSUASION,
          new Rounds.Findings() {
            @Override
            public void seen(long nanos) {
              found.add("seen after " + nanos);
            }

            @Override
            public void held() {
              found.add("held");
            }

            @Override
            public void failed() {
              found.add("failed");
            }
          });

  @Test
  void isWholeWhenItsEndWasSeenToo() {
    assertThat(rounds.begin("e1", 100)).containsExactly(begins("e1"));
    assertThat(rounds.heard(TASK, "e1", 350)).contains(ends("e1"));
    assertThat(found).containsExactly("seen after 250");
    // A second revision of the same task.
    assertThat(rounds.heard(TASK, "e1", 360)).isEmpty();

    assertThat(rounds.heard(TASK, "e1/end", 500)).isEmpty();
    assertThat(found).containsExactly("seen after 250", "held");
    assertThat(rounds.begin("e2", 600)).containsExactly(begins("e2"));
    assertThat(found).containsExactly("seen after 250", "held");
  }

  @Test
  void whatWasNotSeenInTimeHasFailedAndIsTakenBack() {
    rounds.begin("e1", 100);

    assertThat(rounds.begin("e2", 200)).containsExactly(ends("e1"), begins("e2"));
    assertThat(found).containsExactly("failed");
    // Too late: it is no success of this round.
    assertThat(rounds.heard(TASK, "e1", 250)).isEmpty();
    assertThat(rounds.heard(TASK, "e1/end", 260)).isEmpty();
    assertThat(found).containsExactly("failed");
  }

  @Test
  void anEndThatIsNotSeenIsAFailureToo() {
    rounds.begin("e1", 100);
    rounds.heard(TASK, "e1", 150);

    assertThat(rounds.begin("e2", 200)).containsExactly(begins("e2"));
    assertThat(found).containsExactly("seen after 50", "failed");
  }

  @Test
  void othersTasksAndOtherRoundsAreNotItsOwn() {
    rounds.begin("e1", 100);

    assertThat(rounds.heard(CanaryPath.STOP_PAYMENT.task().base(), "e1", 150)).isEmpty();
    assertThat(rounds.heard(TASK, "another", 150)).isEmpty();
    assertThat(found).isEmpty();
  }

  @Test
  void oneThatStopsTakesBackWhatItBegan() {
    rounds.begin("e1", 100);

    assertThat(rounds.stop()).containsExactly(ends("e1"));
    assertThat(rounds.stop()).isEmpty();
  }

  private static Step begins(String event) {
    return new Step(CanaryPath.DISSUASION, event, false);
  }

  private static Step ends(String event) {
    return new Step(CanaryPath.DISSUASION, event + "/end", true);
  }
}
