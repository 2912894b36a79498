package interlock.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.sandbox.load.Latencies.Figures;
import interlock.sandbox.load.Owners;
import interlock.sandbox.load.TaskSeen;
import interlock.topology.Topic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as a gap, and what is made of the gaps of a run. */
class FailoverTest {
  private static final MixedOracle.Verdict RIGHT = new MixedOracle.Verdict(9, 0, 0);

  @Test
  void aGapCountsFromTheStopAndAlsoWhileItLasts() {
    var watch = new GapWatch(Set.of(0), at(1_000));
    assertThat(watch.longestMillis(at(1_700))).as("nothing has come yet").isEqualTo(700);
    watch.readable(0, at(1_900));
    watch.readable(0, at(2_000));
    assertThat(watch.longestMillis(at(2_050))).as("until the first").isEqualTo(900);
    watch.readable(0, at(3_100));
    assertThat(watch.longestMillis(at(3_100))).as("between two").isEqualTo(1_100);
    assertThat(watch.longestMillis(at(5_000))).as("after the last").isEqualTo(1_900);
  }

  @Test
  void whatOthersPublishHidesNoGap() {
    var watch = new GapWatch(Set.of(0, 1), at(0));
    for (int millis = 0; millis <= 4_000; millis += 10) {
      watch.readable(0, at(millis));
      watch.readable(7, at(millis));
    }
    watch.readable(1, at(3_000));
    assertThat(watch.longestMillis(at(4_000))).isEqualTo(3_000);
  }

  @Test
  void aTaskCountsForThePartitionThatItsDeskReads() {
    var gaps = new Gaps(2);
    String desk = "p:+8613800000001";
    int own = Owners.partition(desk, 2);
    GapWatch watch = gaps.watch(gaps.all(), at(0));
    gaps.task(task(Topic.TASK_DISSUASION, desk, 400));
    gaps.task(task(Topic.TASK_STOP_PAYMENT, desk, 900));

    assertThat(watch.longestMillis(at(1_000))).as("the other's").isEqualTo(1_000);
    GapWatch ofIt = gaps.watch(Set.of(own), at(0));
    gaps.task(task(Topic.TASK_DISSUASION, desk, 400));
    gaps.task(task(Topic.TASK_STOP_PAYMENT, desk, 900));
    assertThat(ofIt.longestMillis(at(1_000))).as("stops are too few").isEqualTo(600);
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING, 2, 0, 20, true",
    "RUNNING, 2, 0, 20000, false",
    "RUNNING, 2, 7, 0, false",
    "RUNNING, 0, 0, 0, false",
    "REBALANCING, 2, 0, 0, false"
  })
  void anInstanceHasCaughtUpWhenBothApplicationsHave(
      String state, int standby, long toBeRestored, long lag, boolean ready) throws Exception {
    String one =
        "{\"state\":\"%s\",\"standby\":%d,\"toBeRestored\":%d,\"standbyLag\":%d}"
            .formatted(state, standby, toBeRestored, lag);
    String good = "{\"state\":\"RUNNING\",\"standby\":1,\"toBeRestored\":0,\"standbyLag\":0}";
    var json = new ObjectMapper();
    assertThat(Copies.areReady(json.readTree("{\"applications\":[%s,%s]}".formatted(good, one))))
        .isEqualTo(ready);
    assertThat(Copies.areReady(json.readTree("{}"))).isFalse();
  }

  @Test
  void theWorstRoundCountsAndAMissedTargetIsPrinted() {
    FailoverReport report = report(0, 0, RIGHT, true);
    assertThat(report.gapMillis()).isEqualTo(3_900);
    assertThat(report.stopGapMillis()).isEqualTo(1_400);
    assertThat(report.json())
        .containsEntry("gapMillis", 3_900L)
        .containsEntry("stopGapMillis", 1_400L)
        .containsEntry("recoverMillis", 4_200L)
        .containsKeys(
            "rate",
            "calmGapMillis",
            "lost",
            "doubled",
            "missed",
            "extra",
            "p99Millis",
            "complete",
            "loadAverageBefore");
    assertThat(report.text())
        .contains("kill -9: worst gap 3,900 ms, aimed at 4,000 ms" + System.lineSeparator())
        .contains("SIGTERM: worst gap 1,400 ms, aimed at 1,000 ms: TARGET MISSED");
    assertThat(report.exitCode()).as("a missed target is no failure").isZero();
  }

  @Test
  void whatIsLostDoubledMissedOrExtraFails() {
    assertThat(report(1, 0, RIGHT, true).exitCode()).isOne();
    assertThat(report(0, 1, RIGHT, true).exitCode()).isOne();
    assertThat(report(0, 0, new MixedOracle.Verdict(9, 1, 0), true).exitCode()).isOne();
    assertThat(report(0, 0, new MixedOracle.Verdict(9, 0, 1), true).exitCode()).isOne();
    assertThat(report(0, 0, RIGHT, false).exitCode()).isOne();
    assertThat(report(0, 0, RIGHT, false).text()).contains("NOT AT REST IN TIME");
  }

  private static FailoverReport report(
      int lost, int doubled, MixedOracle.Verdict oracle, boolean complete) {
    return new FailoverReport(
        100,
        1_000_000,
        12,
        List.of(
            new Stop(Stop.How.KILL, 1, 3_200, 10, 300, 4_200, 500),
            new Stop(Stop.How.TERM, 1, 700, 400, 300, 0, 500),
            new Stop(Stop.How.KILL, 2, 3_900, 10, 300, 3_800, 500),
            new Stop(Stop.How.TERM, 1, 1_400, 400, 300, 1_500, 500)),
        250,
        new Figures(100, 10, 25, 40),
        1_000,
        900,
        lost,
        doubled,
        oracle,
        complete,
        0.1,
        "latency");
  }

  private static TaskSeen task(Topic kind, String desk, long millis) {
    return new TaskSeen(
        kind,
        "T",
        desk,
        1,
        "HIGH",
        "an event",
        Optional.empty(),
        List.of(),
        Optional.empty(),
        at(millis));
  }

  private static long at(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
