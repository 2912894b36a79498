package interlock.sandbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.RegistryAccess;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.worker.Ledger;
import interlock.sandbox.worker.OrderedWorker;
import interlock.sandbox.worker.SharedWorker;
import interlock.sandbox.worker.SharedWorker.Result;
import interlock.schemas.Contracts;
import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import interlock.task.Subject;
import interlock.topology.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The workers of docs/workers.md on a real broker: no task is lost when one of them dies. */
class WorkersIT extends IntegrationSuite {
  private static final int TASKS = 24;

  private final Book book = new Book();
  private final List<String> worked = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  @Override
  TestCluster startCluster() {
    return new LoopbackCluster();
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
    // One object serves all tests of a suite.
    open.clear();
    worked.clear();
    book.newest.clear();
  }

  /** As a centre's table: the newest revision that was done. */
  private static final class Book implements Ledger {
    private final Map<String, Integer> newest = new ConcurrentHashMap<>();

    @Override
    public int newest(String taskId) {
      return newest.getOrDefault(taskId, 0);
    }

    @Override
    public void done(String taskId, int revision) {
      newest.merge(taskId, revision, Math::max);
    }

    boolean hasAll(int revision) {
      return newest.size() == TASKS && newest.values().stream().allMatch(r -> r == revision);
    }
  }

  @Test
  void sharedWorkersLoseNoTaskWhenOneDies() throws Exception {
    Deployment deployment = deployment("shared");
    prepare("shared-officers");
    publish(deployment, 1);
    AtomicInteger begun = new AtomicInteger();
    Thread dying = shared(deployment, task -> dieAt(begun.incrementAndGet() == 5, task));
    dying.join(Duration.ofSeconds(60));
    assertThat(dying.isAlive()).as("died with its fifth task in hand").isFalse();
    assertThat(worked).hasSize(4);

    shared(deployment, task -> dieAt(false, task));
    shared(deployment, task -> dieAt(false, task));
    awaitAll(1);
    assertThat(worked).doesNotHaveDuplicates().hasSize(TASKS);
  }

  @Test
  void aSharedTaskIsKeptWhileTheWorkGoesOnAndReleasedWhenNobodyIsFree() {
    Deployment deployment = deployment("renewed");
    prepare("renewed-officers");
    publish(deployment, 1);
    Map<String, Integer> calls = new ConcurrentHashMap<>();
    for (int i = 0; i < 2; i++) {
      shared(
          deployment,
          task ->
              switch (calls.merge(task.getTaskId(), 1, Integer::sum)) {
                case 1 -> Result.RELEASE;
                case 2, 3 -> Result.GO_ON;
                default -> dieAt(false, task);
              });
    }
    awaitAll(1);
    assertThat(calls).hasSize(TASKS).allSatisfy((id, n) -> assertThat(n).isEqualTo(4));
    assertThat(worked).doesNotHaveDuplicates();
  }

  @Test
  void orderedWorkersDoEachRevisionInOrderAndOnceWhoeverDies() throws Exception {
    Deployment deployment = deployment("ordered");
    for (int revision = 1; revision <= 3; revision++) {
      publish(deployment, revision);
    }
    AtomicInteger begun = new AtomicInteger();
    Thread dying = ordered(deployment, task -> dieAt(begun.incrementAndGet() == 17, task));
    dying.join(Duration.ofSeconds(60));
    assertThat(dying.isAlive()).as("died after sixteen, before it committed").isFalse();
    assertThat(worked).hasSize(16);

    ordered(deployment, task -> dieAt(false, task));
    ordered(deployment, task -> dieAt(false, task));
    awaitAll(3);
    assertThat(worked).doesNotHaveDuplicates().hasSize(3 * TASKS);
    for (String id : Set.copyOf(worked.stream().map(w -> w.split("/", -1)[0]).toList())) {
      assertThat(worked.stream().filter(w -> w.startsWith(id + "/")))
          .containsExactly(id + "/1", id + "/2", id + "/3");
    }
  }

  private Result dieAt(boolean now, DissuasionTask task) {
    if (now) {
      throw new IllegalStateException("the worker dies here");
    }
    worked.add(task.getTaskId() + "/" + task.getRevision());
    return Result.DONE;
  }

  private Thread shared(Deployment deployment, SharedWorker.Work work) {
    var worker =
        new SharedWorker(
            endpoints(deployment),
            deployment.prefix().replace(".", "-officers"),
            registry(),
            book,
            work);
    open.add(worker);
    return begin(worker);
  }

  private Thread ordered(Deployment deployment, java.util.function.Consumer<DissuasionTask> work) {
    var worker =
        new OrderedWorker(endpoints(deployment), "ordered-officers", registry(), book, work);
    open.add(worker);
    return begin(worker);
  }

  private static Thread begin(Runnable worker) {
    return Thread.ofPlatform()
        .daemon()
        .uncaughtExceptionHandler((thread, expected) -> {})
        .start(worker);
  }

  private Deployment deployment(String name) {
    Deployment deployment = deploy(name, Policies.unhurried(), 0);
    open.add(deployment);
    return deployment;
  }

  private Endpoints endpoints(Deployment deployment) {
    return new Endpoints(cluster().bootstrap(), cluster().registryUrl(), deployment.prefix());
  }

  private RegistryAccess registry() {
    RegistryAccess access =
        RegistryAccess.of(
            new RegistryConfig(Map.of(RegistryConfig.URL, cluster().registryUrl())),
            schema -> Contracts.text(schema.getFullName()));
    open.add(access);
    return access;
  }

  private void prepare(String group) {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster().bootstrap()))) {
      SharedWorker.prepare(admin, group);
    }
  }

  private void awaitAll(int revision) {
    Awaitility.await("all tasks are done")
        .atMost(Duration.ofMinutes(2))
        .until(() -> book.hasAll(revision));
  }

  /** Each task, in this revision. */
  private void publish(Deployment deployment, int revision) {
    String topic = Topic.TASK_DISSUASION.on(deployment.prefix());
    var codec = registry().codec(topic, DissuasionTask.class);
    for (int i = 0; i < TASKS; i++) {
      String id = "D-%032x".formatted(i);
      DissuasionTask task =
          DissuasionTask.newBuilder()
              .setTaskId(id)
              .setRevision(revision)
              .setRoutingKey("p:" + i)
              .setState(DissuasionState.OPEN)
              .setSubject(new Subject(List.of(), List.of(), null))
              .setResponsibleUnit("440604")
              .setPolicyVersion("unhurried")
              .setTriggeredBy("e-" + i)
              .setSourceTime(Instant.EPOCH)
              .setOpenedAt(Instant.EPOCH)
              .setUpdatedAt(Instant.EPOCH)
              .build();
      deployment.raw().send(Topic.TASK_DISSUASION, id, codec.encode(task));
    }
  }
}
