package interlock.sandbox.faults;

import interlock.contract.registry.RegistryConfig;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.ProductLauncher;
import interlock.sandbox.load.Rest;
import interlock.sandbox.server.BrokerProcess;
import interlock.sandbox.server.BrokerTrio;
import interlock.sandbox.server.RegistryProcess;
import interlock.service.config.InterlockConfig;
import interlock.topology.App;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a round plays in: brokers, registry and two instances, all processes of this one. */
final class World implements AutoCloseable {
  /** Of every topic; so that each instance has some of all. */
  private static final int PARTITIONS = 2;

  /** The two instances that every round starts with. */
  static final List<String> NAMES = List.of("a", "b");

  private static final Duration START = Duration.ofMinutes(3);
  private static final long LOOK_MILLIS = 100;
  private static final String GROUPS = "interlock-";
  private static final int DISK_MEBIBYTES = 64;
  private static final long MEBIBYTE = 1024L * 1024;
  private static final long TRIO_NEEDS_MEBIBYTES = 6 * 1024;

  private final Path dir;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private Optional<BrokerProcess> broker = Optional.empty();
  private Optional<BrokerTrio> trio = Optional.empty();
  private Optional<SmallDisk> disk = Optional.empty();
  private RegistryProcess registry;
  private Endpoints endpoints;
  private Instances instances;

  private World(Path dir) {
    this.dir = dir;
  }

  /**
   * Starts what the fault needs and waits until both instances run.
   *
   * @param dir an empty directory
   * @throws RefusedException when this machine refuses some of it
   */
  static World start(Path dir, FaultKind fault, Consumer<String> progress)
      throws RefusedException, InterruptedException {
    var world = new World(dir);
    try {
      world.open(fault, progress);
      return world;
    } catch (RefusedException | InterruptedException | RuntimeException e) {
      world.close();
      throw e;
    }
  }

  Endpoints endpoints() {
    return endpoints;
  }

  Instances instances() {
    return instances;
  }

  RegistryProcess registry() {
    return registry;
  }

  /** The broker that a fault may hit: the only one, or one of three. */
  BrokerProcess broker(int index) {
    return broker.orElseGet(() -> trio.orElseThrow().node(index));
  }

  /** The second instance's, in a round about full disks. */
  SmallDisk disk() {
    return disk.orElseThrow();
  }

  /** The file that sets the second instance's clock, in a round about clocks. */
  Path clock() {
    return dir.resolve("clock");
  }

  /** For logs and the like. */
  Path dir() {
    return dir;
  }

  /** Says when all is answered; to be closed. */
  Rest rest() {
    return new Rest(
        endpoints.bootstrap(),
        endpoints.topicPrefix(),
        PARTITIONS,
        Arrays.stream(App.values()).map(app -> app.applicationId(GROUPS)).toList());
  }

  /** Ends all processes, the newest first. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted(); // Closing must not be cut short.
    RuntimeException failure = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        if (failure == null) {
          failure = new IllegalStateException("not all of the round could be ended", e);
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void open(FaultKind fault, Consumer<String> progress)
      throws RefusedException, InterruptedException {
    if (fault == FaultKind.DISK_FULL) {
      SmallDisk mounted = SmallDisk.mount(dir.resolve("small-disk"), DISK_MEBIBYTES);
      disk = Optional.of(mounted);
      opened.push(mounted);
    }
    progress.accept("starting broker and registry");
    String bootstrap = fault == FaultKind.LOSE_BROKER ? startTrio() : startBroker();
    registry = RegistryProcess.start(dir.resolve("registry"), line -> {});
    // What is in it is thrown away: there is no need to wait for a good end.
    opened.push(registry::kill);
    endpoints = Endpoints.of(bootstrap, registry.url());
    Map<String, String> settings = settings();
    Map<String, String> ready = new HashMap<>(settings);
    ready.put(InterlockConfig.STATE_DIR, dir.resolve("none").toString());
    ProductLauncher.makeReady(InterlockConfig.of(ready));
    progress.accept("starting two instances");
    instances = new Instances(settings, dir);
    opened.push(instances);
    instances.give(
        NAMES.getLast(),
        new Instances.Own(
            disk.map(d -> d.path().resolve("state")),
            fault == FaultKind.CLOCK_JUMP ? Optional.of(clock()) : Optional.empty()));
    // One after the other: two that start at once on a busy machine starve the registry.
    for (String name : NAMES) {
      instances.begin(name);
      awaitRunning();
    }
  }

  private void awaitRunning() throws InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (!instances.allRun()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the instances do not run; " + instances.logTails());
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      instances.lookAfter();
    }
  }

  private String startBroker() {
    BrokerProcess started = BrokerProcess.start(dir.resolve("broker"));
    broker = Optional.of(started);
    opened.push(started::kill);
    return started.bootstrap();
  }

  private String startTrio() throws RefusedException {
    var machine =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long mebibytes = machine.getTotalMemorySize() / MEBIBYTE;
    if (mebibytes < TRIO_NEEDS_MEBIBYTES) {
      throw new RefusedException(
          "three brokers need %,d MiB of memory, there are %,d"
              .formatted(TRIO_NEEDS_MEBIBYTES, mebibytes));
    }
    BrokerTrio started = BrokerTrio.start(dir.resolve("brokers"), Map.of());
    trio = Optional.of(started);
    opened.push(started);
    return started.bootstrap();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put(InterlockConfig.BOOTSTRAP_SERVERS, endpoints.bootstrap());
    settings.put(RegistryConfig.URL, endpoints.registryUrl());
    settings.put("auto.register.schemas", "false");
    settings.put(InterlockConfig.APPLICATION_ID_PREFIX, GROUPS);
    settings.put(InterlockConfig.PARTITIONS, Integer.toString(PARTITIONS));
    settings.put(
        InterlockConfig.REPLICATION, Integer.toString(trio.isPresent() ? BrokerTrio.SIZE : 1));
    settings.put(InterlockConfig.TASK_ID_KEY, "the key of a sandbox, known to all");
    settings.put(InterlockConfig.PROFILE, "latency");
    settings.put(InterlockConfig.SESSION_TIMEOUT, "3000");
    settings.put(InterlockConfig.TRANSACTION_TIMEOUT, "2000");
    settings.put(InterlockConfig.STANDBYS, "1");
    // A busy machine may starve the registry beside it.
    settings.put("http.read.timeout.ms", "60000");
    return settings;
  }
}
