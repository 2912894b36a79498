package interlock.sandbox.bench;

import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.load.LatencyBook;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.OutputListener;
import interlock.sandbox.load.Quiet;
import interlock.sandbox.load.ReceiptBook;
import interlock.sandbox.load.TaskReader;
import interlock.sandbox.server.ToolProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Loads played one after the other on one running application, each until all is at rest. */
final class AppStages {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long LEAD_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Endpoints endpoints;
  private final EventPublisher publisher;
  private final List<ToolProcess> processes;

  AppStages(Endpoints endpoints, EventPublisher publisher, List<ToolProcess> processes) {
    this.endpoints = endpoints;
    this.publisher = publisher;
    this.processes = List.copyOf(processes);
  }

  /**
   * What became of a load.
   *
   * @param complete whether every event had its receipt and all came to rest in time
   * @param seconds from the first event's due moment to the last task that one led to
   */
  record Stage(LatencyBook latencies, boolean complete, double seconds) {}

  Stage play(Load load, int unmeasuredSeconds) throws InterruptedException {
    return play(load, unmeasuredSeconds, run -> new OutputListener() {});
  }

  /**
   * Plays a load.
   *
   * @param unmeasuredSeconds from the start: warm-up
   * @param more is told what comes out, too
   * @throws IllegalStateException when the application has ended
   */
  Stage play(Load load, int unmeasuredSeconds, Function<Load.Run, OutputListener> more)
      throws InterruptedException {
    long start = System.nanoTime() + LEAD_NANOS;
    var run =
        new Load.Run(
            "run" + Long.toString(System.nanoTime(), Character.MAX_RADIX),
            Instant.now().plusNanos(LEAD_NANOS));
    var latencies = new LatencyBook(load, run, start, Duration.ofSeconds(unmeasuredSeconds));
    var receipts = new ReceiptBook(run, load.size());
    try (TaskReader reader = TaskReader.start(endpoints, latencies, receipts, more.apply(run))) {
      publisher.publish(load, run, start, sent -> {}, () -> false);
      boolean quiet = Quiet.await(reader, receipts, latencies, load.size(), PATIENCE, () -> false);
      Duration toLast = Duration.ofNanos(System.nanoTime() - start).minus(latencies.quietFor());
      processes.forEach(ToolProcess::requireAlive);
      return new Stage(latencies, quiet, toLast.toNanos() / 1e9);
    }
  }
}
