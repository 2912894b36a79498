package interlock.sandbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.topology.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** It is stopped in good order, is away for a while, and takes up where it left off. */
abstract class LifeSuite extends IntegrationSuite {
  /** 128 and SIGTERM, as docs/reference/exit-codes.md says. */
  private static final int TERMINATED = 143;

  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final int PERSON = 7;

  @Test
  void aDeadlineThatFellWhileItWasStoppedIsJudgedAfterTheRestart() {
    try (Deployment deployment = deploy("life", Policies.signWithin("10s"), 0)) {
      AppProcess app = deployment.start("a");
      Published published = deployment.published();
      send(deployment, suspicious("before"));
      published.await("the task is published", all -> all.tasks().size() == 1);
      Map<String, Object> before = published.tasks().values().iterator().next();
      Instant dueAt = dueAt(before);
      assertThat(Tasks.texts(before, "steps", "measure", "state")).contains("SIGN PENDING");

      Instant asked = Instant.now();
      assertThat(app.terminate()).as(app.log()).isEqualTo(TERMINATED);
      assertThat(Duration.between(asked, Instant.now())).isLessThan(GRACE);
      assertThat(app.log()).contains("Stopped").doesNotContain("Not stopped");
      assertThat(Instant.now()).as("stopped before the deadline").isBefore(dueAt);
      Awaitility.await("the deadline falls")
          .atMost(Duration.ofSeconds(30))
          .until(() -> Instant.now().isAfter(dueAt));

      deployment.start("a");
      published.await(
          "the deadline is judged",
          all ->
              Tasks.texts(all.tasks().get(before.get("taskId")), "steps", "measure", "state")
                  .contains("SIGN OVERDUE"));
      send(deployment, suspicious("after"));
      published.await("it goes on", all -> all.hasReceipt("after"));
      published.awaitRest();

      assertThat(published.tasks()).as("the same case goes on").hasSize(1);
      Map<String, Object> after = published.tasks().get(before.get("taskId"));
      assertThat(Tasks.texts(after, "reasons", "code")).contains("STEP_OVERDUE");
      assertThat((List<?>) after.get("copyUnits")).as("the unit above is told").hasSize(1);
      List<Object> revisions =
          published.all(Topic.TASK_DISSUASION).stream().map(task -> task.get("revision")).toList();
      assertThat(revisions).doesNotHaveDuplicates().startsWith(1L, 2L);
      assertThat(published.receipts()).hasSize(2).allSatisfy((id, n) -> assertThat(n).isOne());
    }
  }

  private static Instant dueAt(Map<String, Object> task) {
    return ((List<?>) task.get("steps"))
        .stream()
            .map(step -> (Map<?, ?>) step)
            .filter(step -> step.get("measure").equals("SIGN"))
            .map(step -> (Instant) step.get("dueAt"))
            .findFirst()
            .orElseThrow();
  }

  private static LoadEvent suspicious(String eventId) {
    var transfer = Records.suspicious(eventId, Instant.now(), eventId, PERSON, 800_000, 100_000);
    return new LoadEvent(
        Topic.BANK_SUSPICIOUS_TRANSFER, transfer.getPayer().getAccount(), transfer);
  }

  private static void send(Deployment deployment, LoadEvent event) {
    deployment.publisher().send(event);
    deployment.publisher().flush();
  }
}
