package interlock.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.bench.BenchProfile;
import interlock.sandbox.bench.LatencyBench;
import interlock.sandbox.bench.LatencyReport;
import interlock.sandbox.feed.AmlFeed;
import interlock.sandbox.feed.AmlPlan;
import interlock.sandbox.feed.AmlSimFiles;
import interlock.sandbox.feed.FeedSummary;
import interlock.sandbox.server.SandboxServers;
import interlock.service.Application;
import interlock.topology.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measuring against a real broker and a real registry, Interlock itself played by an echo. */
class MeasuringIT {
  @TempDir private Path dir;

  @Test
  void aFeedEndsWithEveryEventAccountedFor() throws Exception {
    Path data = Path.of(MeasuringIT.class.getResource("/amlsim/nodes.csv").toURI()).getParent();
    var plan = new AmlPlan(AmlSimFiles.read(data), 100, 1);
    List<String> progress = new ArrayList<>();
    try (SandboxServers servers = SandboxServers.start();
        Application app =
            new EchoApp()
                .start(servers.broker().bootstrap(), servers.registry().url(), dir, Map.of())) {
      assertThat(app.isRunning()).isTrue();
      Endpoints endpoints = Endpoints.of(servers.broker().bootstrap(), servers.registry().url());
      FeedSummary summary =
          new AmlFeed(endpoints, progress::add, Duration.ofSeconds(30), () -> false)
              .play(plan, "it");
      assertThat(summary.verdict())
          .isEqualTo(new ReceiptBook.Verdict(plan.size(), plan.size() - 1, 1, 0, 0, 0));
      assertThat(summary.exitCode()).isZero();
      assertThat(summary.rejectReasons()).isEqualTo(Map.of("SAME_PAYER_AND_PAYEE", 1));
      assertThat(summary.tasks().get(Topic.TASK_STOP_PAYMENT)).isEqualTo(Map.of("STOP", 3));
      assertThat(summary.found()).isEqualTo(new FeedSummary.Found(2, 2, 2, 2, 0));
      Latencies.Figures latency = summary.latencies().get(Topic.TASK_STOP_PAYMENT);
      assertThat(latency.count()).isEqualTo(2);
      assertThat(latency.p50Millis()).isPositive().isLessThan(5_000);
    }
    assertThat(progress).anyMatch(line -> line.startsWith("all "));
  }

  @Test
  @Tag("full")
  void theBenchmarkMeasuresTheApplicationAndBothFloors() throws Exception {
    List<String> progress = new ArrayList<>();
    LatencyReport report =
        new LatencyBench(200, 1_000_000, 2, 1, BenchProfile.LATENCY, progress::add)
            .run(dir, EchoApp.class);
    assertThat(report.events()).isEqualTo(400);
    assertThat(report.application().count()).isBetween(300L, 400L);
    assertThat(report.application().p50Millis()).isPositive();
    assertThat(report.byEventTopic()).containsKey(Topic.TELECOM_FRAUD_CONTACT);
    assertThat(report.floor2().count()).isEqualTo(400);
    assertThat(report.floor2().p50Millis()).isPositive();
    assertThat(report.floor3().count()).isEqualTo(400);
    assertThat(report.verdict()).isEqualTo(new ReceiptBook.Verdict(600, 600, 0, 0, 0, 0));
    assertThat(report.json().get("cpuSecondsPerMillion")).isNotEqualTo(0.0);
    assertThat(report.json()).containsEntry("rate", 200).containsEntry("profile", "latency");
  }
}
