package interlock.sandbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.centre.DissuasionAction;
import interlock.centre.DissuasionFeedback;
import interlock.command.Interlock;
import interlock.core.identity.Masks;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Owners;
import interlock.sandbox.load.Records;
import interlock.sandbox.server.AppProcess;
import interlock.task.Cause;
import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import interlock.task.Subject;
import interlock.task.TaskHistory;
import interlock.topology.App;
import interlock.topology.Topic;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** It is stopped in good order, is away for a while, and takes up where it left off. */
abstract class LifeSuite extends IntegrationSuite {
  /** 128 and SIGTERM, as docs/reference/exit-codes.md says. */
  private static final int TERMINATED = 143;

  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final int PERSON = 7;

  private final StringWriter said = new StringWriter();

  /** Enough that each partition has some that are answered and some that are not. */
  private static final int PEOPLE = 24;

  /** The broker waits so long for a dead instance; a third of it may have passed unheard. */
  private static final Duration SESSION = Duration.ofSeconds(6);

  /** Before the deadline: time to answer, and less than the broker waits. */
  private static final Duration MARGIN = Duration.ofSeconds(3);

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

  /** What `interlock explain` makes of the history of a deployment that is still at work. */
  @Test
  void aTaskIsRetoldFromItsHistory() {
    try (Deployment deployment = deploy("retold", Policies.signWithin("1s"), 0)) {
      deployment.start("a");
      Published published = deployment.published();
      send(deployment, suspicious("first"));
      published.await(
          "the deadline is judged",
          all ->
              all.tasks().values().stream()
                  .anyMatch(
                      task ->
                          Tasks.texts(task, "steps", "measure", "state").contains("SIGN OVERDUE")));
      Map<String, Object> task = published.tasks().values().iterator().next();
      String id = task.get("taskId").toString();
      String account = Invented.account(PERSON);

      assertThat(explain(deployment, id)).as(said::toString).isZero();
      assertThat(said.toString())
          .startsWith("Task " + id + " · task.dissuasion · times in ")
          .contains("\nr1  ", "because         bank.suspicious-transfer from ", ", event first")
          .contains("\n    state           OPEN\n")
          .contains("SUSPICIOUS_TRANSFER  the bank finds a transfer suspicious")
          .contains("a deadline fell due: ", "SIGN OVERDUE since ")
          .contains("account         + " + Masks.tail(account))
          .doesNotContain(account);
      assertThat(explain(deployment, id, "--reveal", "--lang", "zh")).isZero();
      assertThat(said.toString()).startsWith("以下显示完整标识信息。").contains("账户            + " + account);
      assertThat(explain(deployment, id, "--json")).isZero();
      assertThat(said.toString().lines())
          .hasSameSizeAs(published.all(Topic.TASK_HISTORY))
          .allMatch(line -> line.startsWith("{\"taskId\":\"" + id + "\",\"revision\":"));

      // Another last digit; it may lie beside the task or in an empty partition.
      String nobody = id.substring(0, id.length() - 1) + (id.endsWith("0") ? "1" : "0");
      assertThat(explain(deployment, nobody)).isEqualTo(1);
      assertThat(said.toString())
          .containsPattern(
              "No task "
                  + nobody
                  + ": its place in the history holds [01] other task\\(s\\),"
                  + " \\d+ revision\\(s\\)\\. "
                  + "Revisions are kept for 9600 hours\\.")
          .contains("Fix: ");
      assertThat(explain(deployment, id, "--topic-prefix", "nowhere.")).isEqualTo(3);
      assertThat(said.toString()).contains("There is no topic nowhere.task.history");
      assertThat(explain(deployment, id, "--registry", "http://127.0.0.1:1")).isEqualTo(3);
      assertThat(said.toString()).contains("Fix: check that the registry runs");
    }
  }

  /** Written by hand, in the place where Interlock would write it. */
  @Test
  void aMergeIsFollowedToTheTaskThatGoesOn() {
    String first = "D-" + "1".repeat(32);
    String second = "D-" + "2".repeat(32);
    try (Deployment deployment = deploy("merged", Policies.unhurried(), 0)) {
      DissuasionTask open = dissuasion(first, DissuasionState.OPEN, null);
      write(deployment, first, 1, open);
      deployment.raw().send(Topic.TASK_HISTORY, first, new byte[] {1, 2, 3});
      write(deployment, first, 2, dissuasion(first, DissuasionState.MERGED, second));
      // A circle, as no desk makes it: each is told once.
      write(deployment, second, 1, dissuasion(second, DissuasionState.MERGED, first));

      assertThat(explain(deployment, first)).isZero();
      assertThat(said.toString())
          .contains("1 record(s) of this task could not be read.")
          .contains("OPEN → MERGED", "It goes on as " + second + ": interlock explain " + second)
          .doesNotContain("Task " + second);
      assertThat(explain(deployment, first, "--follow")).isZero();
      assertThat(said.toString())
          .containsOnlyOnce("Task " + first)
          .containsOnlyOnce("Task " + second);
    }
  }

  private static void write(Deployment deployment, String id, int revision, DissuasionTask task) {
    byte[] value = deployment.bytes(Topic.TASK_DISSUASION, DissuasionTask.class, task);
    var cause = new Cause("registry.identity-binding", "b-1", "PSB", Instant.EPOCH);
    var history =
        new TaskHistory(
            id,
            revision,
            Topic.TASK_DISSUASION.base(),
            cause,
            "unhurried",
            Instant.EPOCH,
            ByteBuffer.wrap(value));
    deployment
        .raw()
        .send(
            Topic.TASK_HISTORY,
            id,
            deployment.bytes(Topic.TASK_HISTORY, TaskHistory.class, history));
  }

  private static DissuasionTask dissuasion(String id, DissuasionState state, String mergedInto) {
    return DissuasionTask.newBuilder()
        .setTaskId(id)
        .setRevision(1)
        .setRoutingKey(id)
        .setState(state)
        .setMergedInto(mergedInto)
        .setSubject(new Subject(List.of(), List.of(), null))
        .setResponsibleUnit("440604")
        .setPolicyVersion("unhurried")
        .setTriggeredBy("b-1")
        .setSourceTime(Instant.EPOCH)
        .setOpenedAt(Instant.EPOCH)
        .setUpdatedAt(Instant.EPOCH)
        .build();
  }

  private int explain(Deployment deployment, String id, String... options) {
    said.getBuffer().setLength(0);
    List<String> arguments =
        new ArrayList<>(List.of("explain", id, "--cluster", cluster().bootstrap()));
    List<String> own = List.of(options);
    arguments.addAll(own);
    if (!own.contains("--registry")) {
      arguments.addAll(List.of("--registry", cluster().registryUrl()));
    }
    if (!own.contains("--topic-prefix")) {
      arguments.addAll(List.of("--topic-prefix", deployment.prefix()));
    }
    if (!own.contains("--lang")) {
      arguments.addAll(List.of("--lang", "en"));
    }
    PrintWriter writer = new PrintWriter(said, true);
    return Interlock.commandLine(
            config -> {
              throw new AssertionError("nothing is started");
            })
        .setOut(writer)
        .setErr(writer)
        .execute(arguments.toArray(String[]::new));
  }

  /**
   * An instance dies shortly before the deadline, and the broker gives its partitions to the other
   * one only after it. What units answered meanwhile waits in mailboxes that nobody reads.
   */
  @Test
  @Tag("full")
  void aDeadlineThatFellWhilePartitionsMovedIsJudgedOnceAndAfterTheAnswersThatWaited() {
    try (Deployment deployment = deploy("moved", Policies.signWithin("20s"), 0)) {
      deployment.set("session.timeout.ms", Long.toString(SESSION.toMillis()));
      AppProcess dying = deployment.start("b");
      try (Owners owners = deployment.owners(App.PEOPLE)) {
        String dead = owners.members().iterator().next();
        deployment.start("a");
        String survivor = awaitBothReading(owners, dead);
        Set<Integer> orphaned = owners.partitions(dead, Topic.MAIL_SUBJECT);
        int read = owners.partitions(survivor, Topic.DISSUASION_FEEDBACK).iterator().next();

        Published published = deployment.published();
        for (int person = 0; person < PEOPLE; person++) {
          send(deployment, suspicious("moved-" + person, 1_000 + person));
        }
        published.await("every task is published", all -> all.tasks().size() == PEOPLE);
        Map<String, Map<String, Object>> open = published.tasks();
        Instant firstDue =
            open.values().stream()
                .map(LifeSuite::dueAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        List<Map<String, Object>> answered = everyOther(open.values());
        assertThat(desksIn(orphaned, answered)).as("answers that wait").isPositive();
        assertThat(desksIn(orphaned, open.values()))
            .as("deadlines that nobody judges in time")
            .isGreaterThan(desksIn(orphaned, answered));

        Awaitility.await("the deadline is near")
            .atMost(Duration.ofSeconds(30))
            .pollInterval(Duration.ofMillis(20))
            .until(() -> Instant.now().isAfter(firstDue.minus(MARGIN)));
        dying.kill();
        answered.forEach(task -> send(deployment, signed(task, read)));
        assertThat(Instant.now()).as("answered in time").isBefore(firstDue);
        published.await(
            "every task is judged",
            all -> all.tasks().values().stream().noneMatch(t -> signStep(t).equals("PENDING")));
        assertThat(owners.partitions(survivor, Topic.MAIL_SUBJECT))
            .as("they moved")
            .containsAll(orphaned);
        published.awaitRest();

        Set<Object> inTime = ids(answered);
        assertThat(published.tasks()).hasSize(PEOPLE);
        published
            .tasks()
            .forEach(
                (id, task) -> {
                  assertThat(signStep(task))
                      .as("partition %d", partition(task))
                      .isEqualTo(inTime.contains(id) ? "DONE" : "OVERDUE");
                  assertThat(revisions(published, id)).containsExactly(1L, 2L);
                });
        assertThat(published.deadLetters()).isEmpty();
      }
    }
  }

  /** Waits until the other one has come and each reads what the test needs of it. */
  private static String awaitBothReading(Owners owners, String first) {
    Awaitility.await("both read")
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                owners.members().size() == 2
                    && !owners.partitions(first, Topic.MAIL_SUBJECT).isEmpty()
                    && !owners
                        .partitions(other(owners, first), Topic.DISSUASION_FEEDBACK)
                        .isEmpty());
    return other(owners, first);
  }

  private static String other(Owners owners, String first) {
    return owners.members().stream().filter(m -> !m.equals(first)).findFirst().orElse("");
  }

  /** Of the desks of each partition, every other one. */
  private static List<Map<String, Object>> everyOther(Collection<Map<String, Object>> tasks) {
    Map<Integer, Integer> seen = new HashMap<>();
    return tasks.stream()
        .filter(task -> seen.merge(partition(task), 1, Integer::sum) % 2 == 0)
        .toList();
  }

  private static long desksIn(Set<Integer> partitions, Collection<Map<String, Object>> tasks) {
    return tasks.stream().filter(task -> partitions.contains(partition(task))).count();
  }

  private static int partition(Map<String, Object> task) {
    return Owners.partition(task.get("routingKey").toString(), Deployment.PARTITIONS);
  }

  private static Set<Object> ids(Collection<Map<String, Object>> tasks) {
    return tasks.stream().map(task -> task.get("taskId")).collect(Collectors.toSet());
  }

  private static Object signStep(Map<String, Object> task) {
    return sign(task).get("state");
  }

  private static List<Object> revisions(Published published, String taskId) {
    return published.all(Topic.TASK_DISSUASION).stream()
        .filter(task -> task.get("taskId").equals(taskId))
        .map(task -> task.get("revision"))
        .toList();
  }

  /**
   * The unit's word that it has the task, by way of a partition of Intake that is read: it is the
   * desk's mailbox where it has to wait.
   */
  private static LoadEvent signed(Map<String, Object> task, int partition) {
    var feedback =
        DissuasionFeedback.newBuilder()
            .setEventId("signed-" + task.get("taskId"))
            .setSource("centre")
            .setOccurredAt(Instant.now())
            .setReportedAt(Instant.now())
            .setTaskId(task.get("taskId").toString())
            .setRoutingKey(task.get("routingKey").toString())
            .setUnit(task.get("responsibleUnit").toString())
            .setAction(DissuasionAction.SIGNED)
            .build();
    String key =
        IntStream.iterate(0, i -> i + 1)
            .mapToObj(i -> "unit-" + i)
            .filter(k -> Owners.partition(k, Deployment.PARTITIONS) == partition)
            .findFirst()
            .orElseThrow();
    return new LoadEvent(Topic.DISSUASION_FEEDBACK, key, feedback);
  }

  private static Instant dueAt(Map<String, Object> task) {
    return (Instant) sign(task).get("dueAt");
  }

  private static Map<?, ?> sign(Map<String, Object> task) {
    return ((List<?>) task.get("steps"))
        .stream()
            .map(step -> (Map<?, ?>) step)
            .filter(step -> step.get("measure").equals("SIGN"))
            .findFirst()
            .orElseThrow();
  }

  private static LoadEvent suspicious(String eventId) {
    return suspicious(eventId, PERSON);
  }

  private static LoadEvent suspicious(String eventId, int person) {
    var transfer = Records.suspicious(eventId, Instant.now(), eventId, person, 800_000, 100_000);
    return new LoadEvent(
        Topic.BANK_SUSPICIOUS_TRANSFER, transfer.getPayer().getAccount(), transfer);
  }

  private static void send(Deployment deployment, LoadEvent event) {
    deployment.publisher().send(event);
    deployment.publisher().flush();
  }
}
