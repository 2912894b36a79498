package interlock.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.load.Latencies;
import interlock.sandbox.load.Recovery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultsReportTest {
  private static final RoundResult HELD = played(1, 0, 0);
  private static final RoundResult LOST = played(2, 3, 0);
  private static final RoundResult REFUSED =
      RoundResult.refused(round(3, FaultKind.DISK_FULL), "mount DIR: not permitted", 1);
  private static final RoundResult FAILED =
      RoundResult.failed(round(4, FaultKind.KILL_BROKER), "the broker was not ready", 60);

  @Test
  void itHoldsOnlyWhenEveryRoundHeld() {
    assertThat(report(1, HELD).holds(false)).isTrue();
    assertThat(report(2, HELD, LOST).holds(true)).isFalse();
    assertThat(report(2, HELD, FAILED).holds(true)).isFalse();
  }

  @Test
  void aRefusedRoundIsNoRoundThatHeld() {
    assertThat(report(2, HELD, REFUSED).holds(false)).isFalse();
    assertThat(report(2, HELD, REFUSED).holds(true)).isTrue();
    assertThat(report(1, REFUSED).holds(true)).as("nothing was played").isFalse();
    assertThat(report(2, HELD, REFUSED).text())
        .contains("REFUSED by this machine: mount DIR: not permitted")
        .contains("1 of 2 round(s) held")
        .contains("1 round(s) were REFUSED by this machine and prove nothing");
  }

  @Test
  void whoStopsEarlyHasNotHeld() {
    assertThat(report(2, HELD).holds(true)).isFalse();
    assertThat(report(2, HELD).text()).contains("STOPPED after 1 of 2");
  }

  @Test
  void theTableSaysWhatDidNotHold() {
    String text = report(2, LOST, FAILED).text();
    assertThat(text).containsPattern("2 +kill-app +NOT +100 +97 +3 +0");
    assertThat(text).contains("FAILED: the broker was not ready");
  }

  @Test
  void jsonHasSumsAndEachRound() {
    Map<String, Object> json = report(3, HELD, LOST, REFUSED).json();
    assertThat(json)
        .containsEntry("seed", 9L)
        .containsEntry("rounds", 3)
        .containsEntry("held", 1)
        .containsEntry("refused", 1)
        .containsEntry("lost", 3)
        .containsEntry("doubled", 0);
    assertThat((List<?>) json.get("each")).hasSize(3);
    assertThat(LOST.json())
        .containsEntry("fault", "kill-app")
        .containsEntry("held", false)
        .containsEntry("lost", 3)
        .containsEntry("recoverMillis", 3_000L);
    assertThat(REFUSED.json()).doesNotContainKey("recoverMillis").containsKey("refused");
  }

  private static FaultsReport report(int wanted, RoundResult... results) {
    return new FaultsReport(9, wanted, List.of(results));
  }

  private static RoundResult played(int number, int lost, int doubled) {
    var verdict = new Verdict(100, 100 - lost, 40, 120, lost, doubled, 0, 0, true);
    var times = new Recovery.Times(500, 3_000, Latencies.Figures.NONE, Latencies.Figures.NONE);
    return RoundResult.played(
        round(number, FaultKind.KILL_APP), new RoundResult.Played(verdict, times, 0), 60);
  }

  private static DrawnRound round(int number, FaultKind kind) {
    return new DrawnRound(number, kind, 77, 6, true);
  }
}
