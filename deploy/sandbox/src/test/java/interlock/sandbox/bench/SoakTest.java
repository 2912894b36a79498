package interlock.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.bench.ScaleBench.Row;
import interlock.sandbox.load.Latencies.Figures;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.TaskSeen;
import interlock.topology.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is made of a long run's figures, and of several shapes'. */
class SoakTest {
  private static final MixedOracle.Verdict RIGHT = new MixedOracle.Verdict(9, 0, 0);
  private static final MixedOracle.Verdict WRONG = new MixedOracle.Verdict(9, 1, 0);

  private final Load.Run run = new Load.Run("r", Instant.EPOCH);

  @Test
  void aTaskCountsInThePartInWhichItsEventWasDue() {
    var load = new MixedLoad(10, 4, 1, 1_000);
    var parts = new PartedLatencies(load, run, 0, Duration.ofSeconds(1), Duration.ofSeconds(3), 3);
    parts.task(task(9, 500));
    parts.task(task(10, 10));
    parts.task(task(10, 900));
    parts.task(task(39, 30));

    assertThat(parts.of(0).count()).as("the warm-up's and a second task do not").isEqualTo(1);
    assertThat(parts.of(0).p99Millis()).isBetween(9.9, 10.1);
    assertThat(parts.of(1).count()).isZero();
    assertThat(parts.of(2).p99Millis()).isBetween(29.9, 30.1);
  }

  @Test
  void driftIsTheLastPartOverTheFirst() {
    SoakReport report = report(RIGHT);
    assertThat(report.driftP99()).isEqualTo(1.5);
    assertThat(report.driftRss()).isEqualTo(1.1);
    assertThat(report.exitCode()).isZero();
    assertThat(report.json())
        .containsKeys(
            "rate",
            "p50Millis",
            "p99Millis",
            "p999Millis",
            "floorP99Millis",
            "missed",
            "extra",
            "cpuSecondsPerMillion",
            "peakRssMiB");
    assertThat(report.text()).contains("p99 1.50, memory 1.10");
    assertThat(report(WRONG).exitCode()).isOne();
  }

  @Test
  void oneWrongShapeFailsTheComparison() {
    ScaleReport right = scale(RIGHT);
    assertThat(right.exitCode()).isZero();
    assertThat(right.text()).contains("0.50 times the first");
    assertThat(right.json()).containsKeys("shapes", "floorEventsPerSecond");
    assertThat(scale(WRONG).exitCode()).isOne();
    assertThat(scale(WRONG).text()).contains("1 missed, 0 extra");
  }

  private static ScaleReport scale(MixedOracle.Verdict second) {
    var first = new ThroughputStage.Measured(4_000, RIGHT, true, new Effort(300, 100, 400, 1, 3));
    var other = new ThroughputStage.Measured(2_000, second, true, new Effort(500, 150, 800, 1, 3));
    return new ScaleReport(
        1_000,
        List.of(
            new Row(ScaleBench.SHAPES.getFirst(), first),
            new Row(ScaleBench.SHAPES.getLast(), other)),
        16_000,
        0.1,
        "shared");
  }

  private static SoakReport report(MixedOracle.Verdict oracle) {
    return new SoakReport(
        500,
        1_000_000,
        60,
        new Figures(100, 10, 25, 40),
        List.of(
            new SoakBench.Part(new Figures(50, 10, 20, 30), 400, 1_000),
            new SoakBench.Part(new Figures(50, 10, 30, 40), 440, 2_000)),
        new Figures(100, 9, 18, 30),
        oracle,
        true,
        300,
        450,
        0.1,
        "latency");
  }

  private TaskSeen task(int index, long millis) {
    long due = TimeUnit.SECONDS.toNanos(1) * index / 10;
    return new TaskSeen(
        Topic.TASK_DISSUASION,
        "T",
        "",
        1,
        "HIGH",
        run.eventId(index),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        due + TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
