package interlock.sandbox.bench;

import interlock.sandbox.load.AppLauncher;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.server.SandboxServers;
import interlock.sandbox.server.ToolProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Mixed events all at once on fresh servers, for the application and for the bare chain. Each has a
 * warm-up of a third as many.
 */
final class ThroughputStage {
  private static final long SEED = 1;
  private static final long WARM_UP_SEED = 1_000;
  private static final int WARM_UP_SHARE = 3;

  /** A stateless hop as Intake, one with a RocksDB update as a desk. */
  private static final int FLOOR_HOPS = 2;

  private final SandboxServers servers;
  private final Path dir;
  private final BenchProfile profile;
  private final int events;
  private final int people;
  private final Consumer<String> progress;

  ThroughputStage(
      SandboxServers servers,
      Path dir,
      BenchProfile profile,
      int events,
      int people,
      Consumer<String> progress) {
    this.servers = servers;
    this.dir = dir;
    this.profile = profile;
    this.events = events;
    this.people = people;
    this.progress = progress;
  }

  /**
   * What the application did.
   *
   * @param complete whether every event has its receipt
   * @param cpuSecondsPerMillion of all instances, for a million events, seconds
   * @param peakRssMib of all instances
   */
  record Measured(
      double eventsPerSecond,
      MixedOracle.Verdict oracle,
      boolean complete,
      double cpuSecondsPerMillion,
      long peakRssMib) {
    boolean holds() {
      return complete && oracle.holds();
    }
  }

  /** So many instances on so many partitions of every topic. */
  Measured application(Class<? extends AppLauncher> launcher, int partitions, int instances)
      throws InterruptedException {
    Endpoints endpoints = Endpoints.of(servers.broker().bootstrap(), servers.registry().url());
    List<ToolProcess> processes = new ArrayList<>();
    try (EventPublisher publisher = new EventPublisher(endpoints)) {
      for (int i = 1; i <= instances; i++) {
        processes.add(
            BenchProcesses.application(
                endpoints,
                dir,
                launcher,
                List.of(),
                "application-" + i,
                BenchProcesses.settings(profile, partitions)));
      }
      publisher.warmUp(warmUp().topics());
      var stages = new AppStages(endpoints, publisher, processes);
      progress.accept("application: %,d events of warm-up".formatted(warmUp().size()));
      stages.play(warmUp(), 0);
      progress.accept("application: %,d events".formatted(events));
      Duration before = cpu(processes);
      var oracle = new MixedOracle[1];
      AppStages.Stage stage =
          stages.play(
              measured(),
              0,
              run -> {
                oracle[0] = new MixedOracle(List.of(warmUp()), measured(), run);
                return oracle[0];
              });
      Duration cpu = cpu(processes).minus(before);
      return new Measured(
          events / stage.seconds(),
          oracle[0].verdict(events),
          stage.complete(),
          cpu.toMillis() * 1_000.0 / events,
          processes.stream().mapToLong(ToolProcess::peakRssMib).sum());
    } finally {
      processes.forEach(ToolProcess::close);
    }
  }

  /** Events a second of the bare chain. */
  double floor() throws InterruptedException {
    String bootstrap = servers.broker().bootstrap();
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

  /**
   * What the peers did that do the whole job. The pattern is about what came first, and of events
   * that are all due at once none did.
   */
  List<PeerFigures> peers(PeerLibraries libraries) throws InterruptedException {
    return new PeerStage(servers, dir, libraries, profile, progress)
        .measure(
            Arrays.stream(Peer.values()).filter(Peer::doesTheWholeJob).toList(),
            List.of(warmUp()),
            measured(),
            0);
  }

  private static Duration cpu(List<ToolProcess> processes) {
    return processes.stream().map(ToolProcess::cpu).reduce(Duration.ZERO, Duration::plus);
  }

  private MixedLoad measured() {
    return MixedLoad.atOnce(events, SEED, people);
  }

  private MixedLoad warmUp() {
    return MixedLoad.atOnce(Math.max(1, events / WARM_UP_SHARE), SEED + WARM_UP_SEED, people);
  }
}
