package interlock.sandbox.bench;

import interlock.sandbox.load.AppLauncher;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.server.BrokerProcess;
import interlock.sandbox.server.RegistryProcess;
import interlock.sandbox.server.SandboxServers;
import interlock.sandbox.server.ToolProcess;
import interlock.topology.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How many mixed events a second the application sustains: all of them are sent at once, and what
 * counts is the time from the first to the last task. Beside it, in the same run and in the same
 * way, the floor of one hop with a RocksDB update. Each has a warm-up of a third as many.
 */
public final class ThroughputBench {
  private static final long SEED = 1;
  private static final long WARM_UP_SEED = 1_000;
  private static final int WARM_UP_SHARE = 3;

  /** A stateless hop as Intake, one with a RocksDB update as a desk. */
  private static final int FLOOR_HOPS = 2;

  private final int events;
  private final BenchProfile profile;
  private final Consumer<String> progress;

  /**
   * @param events how many are measured
   */
  public ThroughputBench(int events, BenchProfile profile, Consumer<String> progress) {
    this.events = events;
    this.profile = profile;
    this.progress = progress;
  }

  /**
   * Runs both with servers of its own and stops them.
   *
   * @param dir an empty directory for data and logs
   * @param launcher starts the application in the child JVM
   */
  public ThroughputReport run(Path dir, Class<? extends AppLauncher> launcher)
      throws InterruptedException {
    double loadAverage = Busy.loadAverage(progress);
    try (SandboxServers servers =
        SandboxServers.start(
            () -> BrokerProcess.start(dir.resolve("broker"), profile.broker()),
            () -> RegistryProcess.start(dir.resolve("registry"), progress))) {
      String bootstrap = servers.broker().bootstrap();
      double floor = floor(bootstrap, dir);
      Endpoints endpoints = Endpoints.of(bootstrap, servers.registry().url());
      try (ToolProcess process = BenchProcesses.application(endpoints, dir, launcher, profile);
          EventPublisher publisher = new EventPublisher(endpoints)) {
        publisher.warmUp(topics(warmUp()));
        var stages = new AppStages(endpoints, publisher, process);
        progress.accept("application: %,d events of warm-up".formatted(warmUp().size()));
        stages.play(warmUp(), 0);
        progress.accept("application: %,d events".formatted(events));
        Duration before = process.cpu();
        var oracle = new MixedOracle[1];
        AppStages.Stage stage =
            stages.play(
                measured(),
                0,
                run -> {
                  oracle[0] = new MixedOracle(List.of(warmUp()), measured(), run);
                  return oracle[0];
                });
        Duration cpu = process.cpu().minus(before);
        return new ThroughputReport(
            events,
            events / stage.seconds(),
            floor,
            oracle[0].verdict(events),
            stage.complete(),
            cpu.toMillis() * 1_000.0 / events,
            process.peakRssMib(),
            loadAverage,
            profile.label());
      }
    }
  }

  private double floor(String bootstrap, Path dir) throws InterruptedException {
    var chain = new FloorChain(FLOOR_HOPS);
    try (ToolProcess process = BenchProcesses.floor(chain, bootstrap, dir, profile)) {
      progress.accept("%s: %,d events".formatted(chain.name(), events));
      new FloorStage(bootstrap, chain, warmUp(), 0).measure(sent -> {});
      var stage = new FloorStage(bootstrap, chain, measured(), 0);
      stage.measure(sent -> {});
      process.requireAlive();
      return events / stage.seconds();
    }
  }

  /** People as under the latency's load; the warm-up's seed is another. */
  private MixedLoad measured() {
    return MixedLoad.atOnce(events, SEED);
  }

  private MixedLoad warmUp() {
    return MixedLoad.atOnce(Math.max(1, events / WARM_UP_SHARE), SEED + WARM_UP_SEED);
  }

  private static Set<Topic> topics(MixedLoad load) {
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    for (int index = 0; index < load.size(); index++) {
      topics.add(load.topic(index));
    }
    return topics;
  }
}
