package interlock.sandbox.bench;

import interlock.sandbox.load.AppLauncher;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.server.ToolProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Mixed events all at once on fresh servers, for the application and for the bare chain. Each has a
 * warm-up first: loads of a third as many, one after the other, until its time is over.
 */
final class ThroughputStage {
  private static final long SEED = 1;
  private static final long WARM_UP_SEED = 1_000;
  private static final int WARM_UP_SHARE = 3;

  /** A stateless hop as Intake, one with a RocksDB update as a desk. */
  private static final int FLOOR_HOPS = 2;

  private final BenchServers servers;
  private final Path dir;
  private final BenchProfile profile;
  private final int events;
  private final int people;
  private final WarmUp warmUp;
  private final Consumer<String> progress;

  /**
   * @param events how many are measured
   * @param people whom they are about
   * @param warmUp for at least how long the same is played before
   */
  ThroughputStage(
      BenchServers servers,
      Path dir,
      BenchProfile profile,
      int events,
      int people,
      Duration warmUp,
      Consumer<String> progress) {
    this.servers = servers;
    this.dir = dir;
    this.profile = profile;
    this.events = events;
    this.people = people;
    this.warmUp =
        new WarmUp(
            warmUp,
            number ->
                MixedLoad.atOnce(
                    Math.max(1, events / WARM_UP_SHARE), SEED + WARM_UP_SEED + number, people));
    this.progress = progress;
  }

  /**
   * What the application did.
   *
   * @param complete whether every event has its receipt
   */
  record Measured(
      double eventsPerSecond, MixedOracle.Verdict oracle, boolean complete, Effort effort) {
    boolean holds() {
      return complete && oracle.holds();
    }
  }

  /** So many instances on so many partitions of every topic. */
  Measured application(Class<? extends AppLauncher> launcher, int partitions, int instances)
      throws InterruptedException {
    Endpoints endpoints = servers.endpoints();
    List<ToolProcess> processes = new ArrayList<>();
    try (EventPublisher publisher = new EventPublisher(endpoints)) {
      for (int i = 1; i <= instances; i++) {
        processes.add(
            BenchProcesses.application(
                endpoints,
                dir,
                launcher,
                List.of(),
                instance(i),
                BenchProcesses.settings(profile, partitions)));
      }
      publisher.warmUp(measured().topics());
      var stages = new AppStages(endpoints, publisher, processes);
      List<MixedLoad> before =
          warmUp.play(
              load -> {
                progress.accept("application: %,d events of warm-up".formatted(load.size()));
                stages.play(load, 0);
              });
      progress.accept("application: %,d events".formatted(events));
      Duration cpu = cpu(processes);
      Duration brokerCpu = servers.broker().cpu();
      var oracle = new MixedOracle[1];
      AppStages.Stage stage =
          stages.play(
              measured(),
              0,
              run -> {
                oracle[0] = new MixedOracle(before, measured(), run);
                return oracle[0];
              });
      cpu = cpu(processes).minus(cpu);
      brokerCpu = servers.broker().cpu().minus(brokerCpu);
      int played = events + before.stream().mapToInt(MixedLoad::size).sum();
      return new Measured(
          events / stage.seconds(),
          oracle[0].verdict(events),
          stage.complete(),
          new Effort(
              Effort.perMillion(cpu, events),
              Effort.perMillion(brokerCpu, events),
              processes.stream().mapToLong(ToolProcess::peakRssMib).sum(),
              IntStream.rangeClosed(1, instances).mapToLong(this::stateBytes).sum(),
              MailCount.of(endpoints, partitions) / (double) played));
    } finally {
      processes.forEach(ToolProcess::close);
    }
  }

  private long stateBytes(int number) {
    return DirectorySize.of(BenchProcesses.state(dir, instance(number)));
  }

  private static String instance(int number) {
    return "application-" + number;
  }

  /** Events a second of the bare chain. */
  double floor() throws InterruptedException {
    String bootstrap = servers.bootstrap();
    var chain = new FloorChain(FLOOR_HOPS);
    try (ToolProcess process = BenchProcesses.floor(chain, bootstrap, dir, profile)) {
      progress.accept("%s: warm-up, then %,d events".formatted(chain.name(), events));
      warmUp.play(load -> new FloorStage(bootstrap, chain, load, 0).measure(sent -> {}));
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
            warmUp,
            measured(),
            0);
  }

  private static Duration cpu(List<ToolProcess> processes) {
    return processes.stream().map(ToolProcess::cpu).reduce(Duration.ZERO, Duration::plus);
  }

  private MixedLoad measured() {
    return MixedLoad.atOnce(events, SEED, people);
  }
}
