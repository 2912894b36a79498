package interlock.sandbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.server.AppProcess;
import interlock.topology.Topic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A whole night on several partitions and two instances ends as in virtual time, whatever happens
 * to an instance on the way.
 */
abstract class NightSuite extends IntegrationSuite {
  private static final String POLICY = Policies.unhurried();
  private final Instant end = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Test
  void twoInstancesComeToTheResultOfVirtualTime() {
    Rehearsal rehearsal = Rehearsal.of(Night.waves(20_260_309, end), POLICY, end);
    try (Deployment deployment = deploy("night", POLICY, 0)) {
      AppProcess second = deployment.begin("b");
      deployment.start("a");
      second.awaitRunning();
      for (List<LoadEvent> wave : rehearsal.waves()) {
        wave.forEach(deployment.publisher()::send);
        deployment.publisher().flush();
        deployment.published().awaitRest();
      }
      requireTheSame(deployment.published(), rehearsal);
    }
  }

  /** An open transaction is left behind, the partitions move, the state is built up again. */
  @Test
  @Tag("full")
  void aKilledInstanceLosesNothingAndDoublesNothing() {
    Rehearsal rehearsal = Rehearsal.of(Night.waves(20_260_310, end), POLICY, end);
    try (Deployment deployment = deploy("killed", POLICY, 1)) {
      AppProcess second = deployment.begin("b");
      deployment.start("a");
      second.awaitRunning();
      for (List<LoadEvent> wave : rehearsal.waves()) {
        int half = wave.size() / 2;
        wave.subList(0, half).forEach(deployment.publisher()::send);
        deployment.publisher().flush();
        // In the middle of it: some of the wave has its receipts, the rest is on its way.
        int before = deployment.published().receipts().size();
        deployment
            .published()
            .await("some receipts", all -> all.receipts().size() > before || half == 0);
        wave.subList(half, wave.size()).forEach(deployment.publisher()::send);
        second.kill();
        deployment.publisher().flush();
        second = deployment.begin("b");
        deployment.published().awaitRest();
        second.awaitRunning();
      }
      requireTheSame(deployment.published(), rehearsal);
    }
  }

  private static void requireTheSame(Published published, Rehearsal rehearsal) {
    assertThat(published.deadLetters()).isEmpty();
    Map<String, Integer> expectedReceipts =
        rehearsal.waves().stream()
            .flatMap(List::stream)
            .map(NightSuite::sourceAndId)
            .collect(Collectors.toMap(id -> id, id -> 1, Integer::sum, TreeMap::new));
    assertThat(published.receipts()).as("in = Σ out").isEqualTo(expectedReceipts);
    assertThat(published.receipts("MAILED")).isEqualTo(rehearsal.events());

    assertThat(rehearsal.tasks()).as("the night leads to something").hasSizeGreaterThan(100);
    assertThat(rehearsal.tasks().values())
        .as("somebody is joined")
        .anyMatch(task -> task.get("state").equals("MERGED"));
    assertThat(Tasks.differences(rehearsal.tasks(), published.tasks())).isEmpty();
    requireEachRevisionOnce(published);
  }

  /** On the task's own topic and in the history: 1, 2, 3 … up to the newest, none twice. */
  private static void requireEachRevisionOnce(Published published) {
    Map<String, List<Long>> history = revisions(published.all(Topic.TASK_HISTORY));
    Map<String, List<Long>> tasks =
        revisions(Published.taskTopics().flatMap(topic -> published.all(topic).stream()).toList());
    assertThat(history).isEqualTo(tasks);
    tasks.forEach(
        (id, revisions) -> {
          for (int i = 0; i < revisions.size(); i++) {
            assertThat(revisions.get(i)).as("revisions of %s: %s", id, revisions).isEqualTo(i + 1);
          }
        });
  }

  private static Map<String, List<Long>> revisions(List<Map<String, Object>> tasks) {
    return tasks.stream()
        .collect(
            Collectors.groupingBy(
                task -> task.get("taskId").toString(),
                TreeMap::new,
                Collectors.mapping(task -> (Long) task.get("revision"), Collectors.toList())));
  }

  private static String sourceAndId(LoadEvent event) {
    var record = event.value();
    return record.get(record.getSchema().getField("source").pos())
        + "/"
        + record.get(record.getSchema().getField("eventId").pos());
  }
}
