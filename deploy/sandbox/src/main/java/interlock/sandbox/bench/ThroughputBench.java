package interlock.sandbox.bench;

import interlock.sandbox.load.AppLauncher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How many mixed events a second the application sustains: all of them are sent at once, and what
 * counts is the time from the first to the last task. Beside it, in the same run and in the same
 * way, the floor of one hop with a RocksDB update. Each has a warm-up of its own.
 */
public final class ThroughputBench {
  private final int events;
  private final int people;
  private final int warmupSeconds;
  private final BenchProfile profile;
  private final Consumer<String> progress;

  /**
   * @param events how many are measured
   * @param people whom they are about
   * @param warmupSeconds how long each runs before, at least
   */
  public ThroughputBench(
      int events, int people, int warmupSeconds, BenchProfile profile, Consumer<String> progress) {
    this.events = events;
    this.people = people;
    this.warmupSeconds = warmupSeconds;
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
    try (BenchServers servers = BenchServers.start(dir, profile, progress)) {
      var stage =
          new ThroughputStage(
              servers, dir, profile, events, people, Duration.ofSeconds(warmupSeconds), progress);
      double floor = stage.floor();
      ThroughputStage.Measured application = stage.application(launcher, FloorChain.PARTITIONS, 1);
      List<PeerFigures> peers = libraries.isPresent() ? stage.peers(libraries.get()) : List.of();
      return new ThroughputReport(
          events, people, warmupSeconds, floor, application, loadAverage, profile.label(), peers);
    }
  }
}
