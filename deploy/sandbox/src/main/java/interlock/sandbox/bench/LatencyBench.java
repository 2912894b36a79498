package interlock.sandbox.bench;

import interlock.sandbox.load.AppLauncher;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.load.Latencies;
import interlock.sandbox.load.LatencyBook;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.Quiet;
import interlock.sandbox.load.ReceiptBook;
import interlock.sandbox.load.TaskReader;
import interlock.sandbox.server.ToolProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Latency from event to task under the mixed load, between the two floors, one after the other on
 * one broker: two hops, the application, three hops. Each has a JVM of its own and its own warm-up,
 * and only one of them runs at a time, so that none pays for another's idling.
 */
public final class LatencyBench {
  private static final long SEED = 1;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long LEAD_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final int rate;
  private final int people;
  private final int seconds;
  private final int warmupSeconds;
  private final BenchProfile profile;
  private final Consumer<String> progress;

  /**
   * @param rate mixed events a second, at least 1
   * @param people whom they are about
   * @param seconds how long is measured, at least 1
   * @param warmupSeconds how long each stage runs before
   * @param progress told now and then, in a line for a person, how far it is
   */
  public LatencyBench(
      int rate,
      int people,
      int seconds,
      int warmupSeconds,
      BenchProfile profile,
      Consumer<String> progress) {
    this.rate = rate;
    this.people = people;
    this.seconds = seconds;
    this.warmupSeconds = warmupSeconds;
    this.profile = profile;
    this.progress = progress;
  }

  /** What the application's stage measured. */
  private record AppStage(
      LatencyBook latencies,
      ReceiptBook.Verdict verdict,
      MixedOracle.Verdict oracle,
      Effort effort) {}

  /**
   * Runs all stages with servers of its own and stops them.
   *
   * @param dir an empty directory for data and logs
   * @param launcher starts the application in the child JVM; a class with a public constructor
   *     without parameters
   */
  public LatencyReport run(Path dir, Class<? extends AppLauncher> launcher)
      throws InterruptedException {
    return run(dir, launcher, Optional.empty());
  }

  /** As {@link #run(Path, Class)}, then the peers where their libraries are given. */
  public LatencyReport run(
      Path dir, Class<? extends AppLauncher> launcher, Optional<PeerLibraries> libraries)
      throws InterruptedException {
    double loadAverage = Busy.loadAverage(progress);
    progress.accept(
        "about %d s: a floor of two hops, the application, a floor of three hops"
            .formatted(3 * (seconds + warmupSeconds)));
    try (BenchServers servers = BenchServers.start(dir, profile, progress)) {
      String bootstrap = servers.bootstrap();
      Latencies.Figures floor2 = floor(2, bootstrap, dir);
      AppStage app = application(servers, dir, launcher);
      Latencies.Figures floor3 = floor(3, bootstrap, dir);
      List<PeerFigures> peers = List.of();
      if (libraries.isPresent()) {
        peers =
            new PeerStage(servers, dir, libraries.get(), profile, progress)
                .measure(List.of(Peer.values()), WarmUp.NONE, load(), firstCounted());
      }
      int events = rate * seconds;
      return new LatencyReport(
          rate,
          people,
          seconds,
          warmupSeconds,
          profile,
          app.latencies().figures(),
          app.latencies().byEventTopic(),
          floor2,
          floor3,
          events,
          app.latencies().revisions(),
          app.verdict(),
          app.oracle(),
          app.effort(),
          loadAverage,
          peers);
    }
  }

  /** A floor of that many hops, with servers that run already. */
  Latencies.Figures floor(int hops, String bootstrap, Path dir) throws InterruptedException {
    var chain = new FloorChain(hops);
    try (ToolProcess process = BenchProcesses.floor(chain, bootstrap, dir, profile)) {
      var stage = new FloorStage(bootstrap, chain, load(), firstCounted());
      Latencies.Figures figures =
          stage.measure(
              ticker(
                  chain.name(),
                  sent -> {
                    if (sent % rate == 0) {
                      process.requireAlive();
                    }
                  }));
      progress.accept("%s: %s".formatted(chain.name(), figures));
      return figures;
    }
  }

  private AppStage application(
      BenchServers servers, Path dir, Class<? extends AppLauncher> launcher)
      throws InterruptedException {
    MixedLoad load = load();
    Endpoints endpoints = servers.endpoints();
    try (ToolProcess process = BenchProcesses.application(endpoints, dir, launcher, profile);
        EventPublisher publisher = new EventPublisher(endpoints)) {
      publisher.warmUp(load.topics());
      long startNanos = System.nanoTime() + LEAD_NANOS;
      var run =
          new Load.Run(
              "bench" + Long.toString(System.currentTimeMillis(), 36),
              Instant.now().plusNanos(LEAD_NANOS));
      var latencies = new LatencyBook(load, run, startNanos, Duration.ofSeconds(warmupSeconds));
      var receipts = new ReceiptBook(run, load.size());
      var oracle = new MixedOracle(List.of(), load, run);
      try (TaskReader reader = TaskReader.start(endpoints, latencies, receipts, oracle)) {
        Duration[] cpuAtFirstCounted = {process.cpu(), servers.broker().cpu()};
        IntConsumer each =
            sent -> {
              if (sent == firstCounted()) {
                cpuAtFirstCounted[0] = process.cpu();
                cpuAtFirstCounted[1] = servers.broker().cpu();
              }
              if (sent % rate == 0) {
                process.requireAlive();
                reader.requireAlive();
              }
            };
        publisher.publish(load, run, startNanos, ticker("application", each)::accept, () -> false);
        Duration cpu = process.cpu().minus(cpuAtFirstCounted[0]);
        Duration brokerCpu = servers.broker().cpu().minus(cpuAtFirstCounted[1]);
        if (!Quiet.await(reader, receipts, latencies, load.size(), PATIENCE, () -> false)) {
          progress.accept("application: not all events have a receipt");
        }
        var stage =
            new AppStage(
                latencies,
                receipts.verdict(load.size()),
                oracle.verdict(load.size()),
                new Effort(
                    Effort.perMillion(cpu, (long) rate * seconds),
                    Effort.perMillion(brokerCpu, (long) rate * seconds),
                    process.peakRssMib(),
                    DirectorySize.of(BenchProcesses.state(dir, "application")),
                    MailCount.of(endpoints, FloorChain.PARTITIONS) / (double) load.size()));
        progress.accept("application: %s".formatted(latencies.figures()));
        return stage;
      }
    }
  }

  private MixedLoad load() {
    return new MixedLoad(rate, seconds + warmupSeconds, SEED, people);
  }

  private int firstCounted() {
    return rate * warmupSeconds;
  }

  private IntConsumer ticker(String stage, IntConsumer also) {
    long[] nextNanos = {System.nanoTime() + PROGRESS_NANOS};
    return sent -> {
      also.accept(sent);
      long now = System.nanoTime();
      if (now >= nextNanos[0]) {
        nextNanos[0] = now + PROGRESS_NANOS;
        progress.accept(
            "%s: %s, %,d of %,d events"
                .formatted(
                    stage,
                    sent < firstCounted() ? "warm-up" : "measuring",
                    sent,
                    rate * (seconds + warmupSeconds)));
      }
    };
  }
}
