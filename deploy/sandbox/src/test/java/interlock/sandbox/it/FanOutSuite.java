package interlock.sandbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.police.ReportedTransfer;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.sandbox.server.AppProcess;
import interlock.topology.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A decision that writes to more desks than fit into one page, and dies between two pages. */
abstract class FanOutSuite extends IntegrationSuite {
  /** As many as the packaged policy allows; four pages. */
  private static final int LINES = 2_000;

  private static final int FIRST_PAYEE = 10_000;
  private static final int KILLS = 2;

  private final Instant now = Instant.now();

  @Test
  @Tag("full")
  void whoeverIsKilledBetweenTwoPagesSendsEachLetterOnce() {
    try (Deployment deployment = deploy("pages", Policies.unhurried(), 0)) {
      AppProcess app = deployment.start("a");
      Published published = deployment.published();
      deployment.publisher().send(report());
      deployment.publisher().flush();

      for (int kill = 0; kill < KILLS; kill++) {
        int before = stops(published).size();
        published.awaitFirst("more stops", all -> stops(all).size() > before);
        app.kill();
        published.await("all that it left", all -> true);
        assertThat(stops(published)).as("stops when it died").hasSizeLessThan(LINES);
        app = deployment.start("a");
      }
      published.awaitRest();

      assertThat(published.deadLetters()).isEmpty();
      Map<String, Long> expected =
          IntStream.range(0, LINES)
              .mapToObj(i -> Records.line(now, "", 0, FIRST_PAYEE + i, 1))
              .map(line -> line.getPayee().getAccount())
              .collect(Collectors.toMap(account -> account, account -> 1L));
      assertThat(stops(published)).as("one stop for each payee").isEqualTo(expected);
      assertThat(published.all(Topic.TASK_STOP_PAYMENT))
          .as("each published once")
          .allSatisfy(task -> assertThat(task).containsEntry("revision", 1L))
          .hasSize(LINES);
    }
  }

  private LoadEvent report() {
    List<ReportedTransfer> lines =
        IntStream.range(0, LINES)
            .mapToObj(i -> Records.line(now, "pages-" + i, 0, FIRST_PAYEE + i, 100_000))
            .toList();
    var report = Records.report("report-pages", now, "pages", 0, lines);
    return new LoadEvent(Topic.POLICE_INCIDENT_REPORT, report.getCaseId(), report);
  }

  /** How many stops each account has. */
  private static Map<String, Long> stops(Published published) {
    return published.newest(Topic.TASK_STOP_PAYMENT).stream()
        .map(task -> ((Map<?, ?>) task.get("target")).get("account").toString())
        .collect(Collectors.groupingBy(a -> a, TreeMap::new, Collectors.counting()));
  }
}
