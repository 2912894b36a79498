package interlock.sandbox.bench;

import interlock.sandbox.load.AppLauncher;
import interlock.sandbox.server.BrokerProcess;
import interlock.sandbox.server.RegistryProcess;
import interlock.sandbox.server.SandboxServers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How many mixed events a second the application sustains: all of them are sent at once, and what
 * counts is the time from the first to the last task. Beside it, in the same run and in the same
 * way, the floor of one hop with a RocksDB update. Each has a warm-up of a third as many.
 */
public final class ThroughputBench {
  private final int events;
  private final int people;
  private final BenchProfile profile;
  private final Consumer<String> progress;

  /**
   * @param events how many are measured
   * @param people whom they are about
   */
  public ThroughputBench(int events, int people, BenchProfile profile, Consumer<String> progress) {
    this.events = events;
    this.people = people;
    this.profile = profile;
    this.progress = progress;
  }

  /**
   * Runs both with servers of its own and stops them.
   *
   * @param dir an empty directory for data and logs
   * @param launcher starts the application in the child JVM
   * @param libraries of the peers, where these are wanted too
   */
  public ThroughputReport run(
      Path dir, Class<? extends AppLauncher> launcher, Optional<PeerLibraries> libraries)
      throws InterruptedException {
    double loadAverage = Busy.loadAverage(progress);
    try (SandboxServers servers =
        SandboxServers.start(
            () -> BrokerProcess.start(dir.resolve("broker"), profile.broker()),
            () -> RegistryProcess.start(dir.resolve("registry"), progress))) {
      var stage = new ThroughputStage(servers, dir, profile, events, people, progress);
      double floor = stage.floor();
      ThroughputStage.Measured application = stage.application(launcher, FloorChain.PARTITIONS, 1);
      List<PeerFigures> peers = libraries.isPresent() ? stage.peers(libraries.get()) : List.of();
      return new ThroughputReport(
          events, people, floor, application, loadAverage, profile.label(), peers);
    }
  }
}
