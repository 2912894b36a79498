package interlock.sandbox.it;

import interlock.sandbox.bench.MixedLoad;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.ReceiptBook;
import interlock.sandbox.load.TaskReader;
import interlock.service.Application;
import interlock.service.Assembly;
import interlock.service.config.InterlockConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Starts and closes the product's application again and again in this process, some events between,
 * and prints what the process then has: {@link #SAMPLE}, number of the start, resident KiB,
 * threads, open files.
 */
public final class RestartingMain {
  static final String SAMPLE = "sample";

  private static final int EVENTS_EACH = 30;
  private static final int SAMPLE_EVERY = 10;
  private static final long LOOK_MILLIS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path SELF = Path.of("/proc/self");

  private RestartingMain() {}

  /** {@code args}: how many starts, then settings as {@code key=value}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int starts = Integer.parseInt(args[0]);
    Map<String, String> settings = new HashMap<>();
    for (int i = 1; i < args.length; i++) {
      String[] pair = args[i].split("=", 2);
      settings.put(pair[0], pair[1]);
    }
    InterlockConfig config = InterlockConfig.of(settings);
    var endpoints =
        new Endpoints(
            settings.get("bootstrap.servers"),
            settings.get("schema.registry.url"),
            settings.get("topic.prefix"));
    Load load = new MixedLoad(starts * EVENTS_EACH, 0.0, 1, 1_000, 1_000);
    var run = new Load.Run("restarts", Instant.now());
    var receipts = new ReceiptBook(run, load.size());
    try (var publisher = new EventPublisher(endpoints);
        var reader = TaskReader.start(endpoints, receipts)) {
      for (int start = 1; start <= starts; start++) {
        try (Application application = Assembly.of(config)) {
          application.start();
          await("it runs", application::isRunning);
          int sent = start * EVENTS_EACH;
          for (int index = sent - EVENTS_EACH; index < sent; index++) {
            publisher.send(load.event(index, run));
          }
          await("the events have left Intake", () -> receipts.verdict(sent).out() >= sent);
          reader.requireAlive();
        }
        if (start % SAMPLE_EVERY == 0) {
          sample(start);
        }
      }
    }
  }

  private static void await(String what, BooleanSupplier happens) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!happens.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not in time: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private static void sample(int start) throws IOException {
    System.gc(); // Direct buffers are freed with the objects that hold them.
    System.out.printf(
        "%s %d %d %d %d%n", SAMPLE, start, status("VmRSS:"), status("Threads:"), openFiles());
  }

  private static long status(String name) throws IOException {
    try (Stream<String> lines = Files.lines(SELF.resolve("status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElseThrow();
    }
  }

  private static long openFiles() throws IOException {
    try (Stream<Path> files = Files.list(SELF.resolve("fd"))) {
      return files.count();
    }
  }
}
