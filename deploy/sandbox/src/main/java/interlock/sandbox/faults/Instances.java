package interlock.sandbox.faults;

import interlock.sandbox.server.AppProcess;
import interlock.service.config.InterlockConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The instances of a deployment, each {@code interlock run} in a process of its own, and who looks
 * after them as an orchestrator would: who ends without having been told to is started again. For
 * one thread.
 */
final class Instances implements AutoCloseable {
  private final Map<String, String> settings;
  private final Path dir;
  private final Map<String, Own> own = new HashMap<>();
  private final Map<String, AppProcess> wanted = new LinkedHashMap<>();
  private final List<AppProcess> all = new ArrayList<>();
  private int starts;
  private int restarts;

  /**
   * What an instance has of its own.
   *
   * @param stateDir if not below the round's directory
   * @param clock file of a {@link JumpingTime}
   */
  record Own(Optional<Path> stateDir, Optional<Path> clock) {
    static final Own NOTHING = new Own(Optional.empty(), Optional.empty());
  }

  /**
   * @param settings of all
   * @param dir for state and logs
   */
  Instances(Map<String, String> settings, Path dir) {
    this.settings = Map.copyOf(settings);
    this.dir = dir;
  }

  /** Before the instance's first start. */
  void give(String name, Own what) {
    own.put(name, what);
  }

  /** Starts it, with the state that the last one of that name has left; does not wait. */
  AppProcess begin(String name) {
    Own its = own.getOrDefault(name, Own.NOTHING);
    Map<String, String> all = new TreeMap<>(settings);
    all.put(
        InterlockConfig.STATE_DIR, its.stateDir().orElse(dir.resolve("state-" + name)).toString());
    starts++;
    Path log = dir.resolve("app-%s-%d.log".formatted(name, starts));
    AppProcess process =
        its.clock()
            .map(clock -> AppProcess.start(JumpingMain.class, List.of(clock.toString()), all, log))
            .orElseGet(() -> AppProcess.start(all, log));
    wanted.put(name, process);
    this.all.add(process);
    return process;
  }

  AppProcess get(String name) {
    return wanted.get(name);
  }

  /** SIGKILL; it stays away until it is started again. */
  void kill(String name) {
    wanted.remove(name).kill();
  }

  /**
   * SIGTERM; it stays away until it is started again.
   *
   * @return the exit code
   */
  int terminate(String name) {
    return wanted.remove(name).terminate();
  }

  /** Starts again who has ended by itself. */
  void lookAfter() {
    for (String name : List.copyOf(wanted.keySet())) {
      if (!wanted.get(name).isAlive()) {
        restarts++;
        begin(name);
      }
    }
  }

  /** Whether each that shall run has had its state since its last start. */
  boolean allRun() {
    return wanted.values().stream().allMatch(process -> process.isAlive() && process.hasRun());
  }

  /** The ends of their logs, for a person. */
  String logTails() {
    return wanted.values().stream().map(AppProcess::logTail).collect(Collectors.joining("\n"));
  }

  /** How many ended by themselves and were started again. */
  int restarts() {
    return restarts;
  }

  /** Kills them all: what a round leaves behind is thrown away. */
  @Override
  public void close() {
    all.forEach(AppProcess::close);
  }
}
