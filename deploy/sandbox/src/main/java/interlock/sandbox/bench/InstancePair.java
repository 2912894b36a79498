package interlock.sandbox.bench;

import interlock.sandbox.load.AppLauncher;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.Owners;
import interlock.sandbox.server.FreePorts;
import interlock.sandbox.server.ToolProcess;
import interlock.service.config.InterlockConfig;
import interlock.topology.App;
import interlock.topology.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Two instances of the application, each in a JVM of its own, with a copy of each other's state.
 * One at a time may be away. For one thread.
 */
final class InstancePair implements AutoCloseable {
  /**
   * Of every topic: one for each instance. More would cost a machine that both share more than they
   * show.
   */
  static final int PARTITIONS = 2;

  /** How a process ends that was told to and did so in good order. */
  private static final List<Integer> GOOD_ENDS = List.of(0, 128 + 15);

  private static final String GROUPS = "interlock-";
  private static final List<String> NAMES = List.of("instance-1", "instance-2");
  private static final Duration SETTLE = Duration.ofMinutes(2);

  /** As long it has to stay settled: one rebalance may follow another. */
  private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final long LOOK_MILLIS = 200;

  /**
   * Quick to start rather than fast in the long run: on one machine the second compiler of a fresh
   * JVM takes the processors from the instance that is left, which on machines of their own it
   * would not.
   */
  private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

  private static final Map<String, String> SETTINGS =
      Map.of(
          InterlockConfig.APPLICATION_ID_PREFIX, GROUPS,
          InterlockConfig.PARTITIONS, Integer.toString(PARTITIONS),
          InterlockConfig.STANDBYS, "1",
          InterlockConfig.SESSION_TIMEOUT, "3000",
          InterlockConfig.TRANSACTION_TIMEOUT, "2000");

  private final Endpoints endpoints;
  private final Path dir;
  private final Class<? extends AppLauncher> launcher;
  private final BenchProfile profile;
  private final Map<String, ToolProcess> running = new TreeMap<>();
  private final Map<String, String> management = new HashMap<>();

  /** The group's members that an instance is, by client id. */
  private final Map<String, Set<String>> members = new HashMap<>();

  private final Owners owners;
  private final Copies copies = new Copies();

  /**
   * Starts none yet.
   *
   * @param dir for state and logs
   */
  InstancePair(
      Endpoints endpoints, Path dir, Class<? extends AppLauncher> launcher, BenchProfile profile) {
    this.endpoints = endpoints;
    this.dir = dir;
    this.launcher = launcher;
    this.profile = profile;
    owners =
        new Owners(
            endpoints.bootstrap(), endpoints.topicPrefix(), App.PEOPLE.applicationId(GROUPS));
  }

  /** The consumer groups of both applications. */
  static List<String> groups() {
    return List.of(App.MONEY.applicationId(GROUPS), App.PEOPLE.applicationId(GROUPS));
  }

  /** Starts both, one after the other, so that it can be told whose member is whose. */
  void startBoth() throws InterruptedException {
    for (String name : NAMES) {
      start(name);
      awaitMembers(name);
    }
    awaitSettled();
  }

  /** Starts one that is away, with the state that it has left, and waits until it has caught up. */
  void comeBack(String name) throws InterruptedException {
    start(name);
    awaitMembers(name);
    awaitSettled();
  }

  /** The instance that reads most partitions of the subjects' mailbox. */
  String busiest() {
    return running.keySet().stream()
        .max(Comparator.comparingInt(name -> owned(name).size()))
        .orElseThrow();
  }

  /** The partitions of the subjects' mailbox that it reads. */
  Set<Integer> owned(String name) {
    return members.get(name).stream()
        .flatMap(member -> owners.partitions(member, Topic.MAIL_SUBJECT).stream())
        .collect(Collectors.toSet());
  }

  /** SIGKILL. */
  void kill(String name) {
    running.remove(name).kill();
  }

  /**
   * SIGTERM; returns when it has ended.
   *
   * @throws IllegalStateException when it did not end in good order
   */
  void terminate(String name) {
    int code = running.remove(name).terminate();
    if (!GOOD_ENDS.contains(code)) {
      throw new IllegalStateException("SIGTERM ended an instance with exit code " + code);
    }
  }

  /** Fails with the end of a log when one has ended by itself. */
  void requireAlive() {
    running.values().forEach(ToolProcess::requireAlive);
  }

  @Override
  public void close() {
    copies.close();
    owners.close();
    running.values().forEach(ToolProcess::kill);
  }

  private void start(String name) {
    String listen = "127.0.0.1:" + FreePorts.take(1).getFirst();
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put(InterlockConfig.PROFILE, profile.label());
    settings.put(InterlockConfig.MANAGEMENT_LISTEN, listen);
    management.put(name, listen);
    running.put(
        name, BenchProcesses.application(endpoints, dir, launcher, QUICK_START, name, settings));
  }

  /** Who is in the group and was not yet known is the one that has just started. */
  private void awaitMembers(String name) throws InterruptedException {
    members.remove(name);
    long deadline = deadline();
    while (true) {
      Set<String> others = new HashSet<>(owners.members());
      boolean known = !others.isEmpty();
      members.values().forEach(others::removeAll);
      if (known && !others.isEmpty()) {
        members.put(name, Set.copyOf(others));
        return;
      }
      pause(deadline, "did not join the group");
    }
  }

  private void awaitSettled() throws InterruptedException {
    long deadline = deadline();
    long since = System.nanoTime();
    while (System.nanoTime() - since < SETTLED_NANOS) {
      pause(deadline, "did not catch up");
      if (!isSettled()) {
        since = System.nanoTime();
      }
    }
  }

  /** Every partition has an owner, and, when both run, each keeps a copy of the other's. */
  private boolean isSettled() throws InterruptedException {
    int read = 0;
    for (String name : running.keySet()) {
      read += owned(name).size();
      if (!copies.areReady(management.get(name))) {
        return false;
      }
    }
    return read == PARTITIONS;
  }

  private void pause(long deadline, String otherwise) throws InterruptedException {
    requireAlive();
    if (System.nanoTime() > deadline) {
      throw new IllegalStateException(
          "an instance %s within %d s; is the machine too busy?"
              .formatted(otherwise, SETTLE.toSeconds()));
    }
    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
  }

  private static long deadline() {
    return System.nanoTime() + SETTLE.toNanos();
  }
}
