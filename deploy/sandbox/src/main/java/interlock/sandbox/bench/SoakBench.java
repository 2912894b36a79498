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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A steady load for as long as one likes: whether latency, memory or state grow without end. The
 * floor runs before, a tenth as long.
 */
public final class SoakBench {
  /** The run is looked at in so many parts. */
  static final int PARTS = 6;

  private static final long SEED = 1;
  private static final int FLOOR_SHARE = 10;
  private static final int FLOOR_HOPS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long LEAD_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final int rate;
  private final int people;
  private final int seconds;
  private final int warmupSeconds;
  private final BenchProfile profile;
  private final Consumer<String> progress;

  /**
   * @param rate mixed events a second
   * @param people whom they are about
   * @param seconds how long is measured
   */
  public SoakBench(
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

  /**
   * How a part of the run was.
   *
   * @param latencies of the events that were due in it
   * @param rssMib resident at its end, MiB
   * @param stateBytes on disk at its end
   */
  record Part(Latencies.Figures latencies, long rssMib, long stateBytes) {}

  private record Sample(long rssMib, long stateBytes) {}

  /**
   * Runs it with servers of its own and stops them.
   *
   * @param dir an empty directory for data and logs
   * @param launcher starts the application in the child JVM
   */
  public SoakReport run(Path dir, Class<? extends AppLauncher> launcher)
      throws InterruptedException {
    double loadAverage = Busy.loadAverage(progress);
    try (BenchServers servers = BenchServers.start(dir, profile, progress)) {
      String bootstrap = servers.bootstrap();
      Latencies.Figures floor =
          new LatencyBench(
                  rate,
                  people,
                  Math.max(1, seconds / FLOOR_SHARE),
                  warmupSeconds / 2,
                  profile,
                  progress)
              .floor(FLOOR_HOPS, bootstrap, dir);
      Endpoints endpoints = servers.endpoints();
      try (ToolProcess process = BenchProcesses.application(endpoints, dir, launcher, profile);
          EventPublisher publisher = new EventPublisher(endpoints)) {
        return application(
            endpoints,
            publisher,
            process,
            BenchProcesses.state(dir, "application"),
            floor,
            loadAverage);
      }
    }
  }

  private SoakReport application(
      Endpoints endpoints,
      EventPublisher publisher,
      ToolProcess process,
      Path state,
      Latencies.Figures floor,
      double loadAverage)
      throws InterruptedException {
    var load = new MixedLoad(rate, warmupSeconds + seconds, SEED, people);
    publisher.warmUp(load.topics());
    long start = System.nanoTime() + LEAD_NANOS;
    var run =
        new Load.Run(
            "soak" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX),
            Instant.now().plusNanos(LEAD_NANOS));
    Duration warmup = Duration.ofSeconds(warmupSeconds);
    var parts = new PartedLatencies(load, run, start, warmup, Duration.ofSeconds(seconds), PARTS);
    var all = new LatencyBook(load, run, start, warmup);
    var receipts = new ReceiptBook(run, load.size());
    var oracle = new MixedOracle(List.of(), load, run);
    List<Sample> samples = new ArrayList<>();
    try (TaskReader reader = TaskReader.start(endpoints, all, parts, receipts, oracle)) {
      Duration[] cpuBefore = {process.cpu()};
      int unmeasured = rate * warmupSeconds;
      int each = (load.size() - unmeasured) / PARTS;
      publisher.publish(
          load,
          run,
          start,
          sent -> {
            if (sent == unmeasured) {
              cpuBefore[0] = process.cpu();
            }
            if (sent > unmeasured && (sent - unmeasured) % each == 0 && samples.size() < PARTS) {
              process.requireAlive();
              samples.add(new Sample(process.rssMib(), DirectorySize.of(state)));
              progress.accept(
                  "%d of %d: %s so far, %d MiB resident, %,d bytes of state"
                      .formatted(
                          samples.size(),
                          PARTS,
                          all.figures(),
                          samples.getLast().rssMib(),
                          samples.getLast().stateBytes()));
            }
          },
          () -> false);
      Duration cpu = process.cpu().minus(cpuBefore[0]);
      boolean complete = Quiet.await(reader, receipts, all, load.size(), PATIENCE, () -> false);
      List<Part> table = new ArrayList<>();
      for (int i = 0; i < samples.size(); i++) {
        table.add(new Part(parts.of(i), samples.get(i).rssMib(), samples.get(i).stateBytes()));
      }
      int events = rate * seconds;
      return new SoakReport(
          rate,
          people,
          seconds,
          all.figures(),
          table,
          floor,
          oracle.verdict(load.size()),
          complete,
          cpu.toMillis() * 1_000.0 / events,
          process.peakRssMib(),
          loadAverage,
          profile.label());
    }
  }
}
