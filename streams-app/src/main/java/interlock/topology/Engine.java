package interlock.topology;

import interlock.metrics.Meters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The applications of one process, running. */
public final class Engine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final Map<App, RunningApp> apps = new EnumMap<>(App.class);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Set<App> everRan = ConcurrentHashMap.newKeySet();
  private final CountDownLatch allRan = new CountDownLatch(1);
  private final AtomicBoolean failed = new AtomicBoolean();
  private volatile boolean closing;
  private final Duration closeWithin;

  /**
   * Builds both applications; nothing runs before {@link #start}.
   *
   * @param properties Kafka Streams' settings of an application
   * @param time by which wake-ups fall due
   * @param closeWithin how long {@link #close} may take
   */
  public Engine(
      Rooms rooms, Function<App, Properties> properties, Time time, Duration closeWithin) {
    this.closeWithin = closeWithin;
    for (App app : App.values()) {
      var replacements = new Replacements();
      apps.put(
          app,
          new RunningApp(
              app,
              rooms.topology(List.of(app)),
              rooms.reads(app),
              properties.apply(app),
              time,
              fault -> onFault(app, fault, replacements),
              (now, before) -> onState(app, now, before)));
    }
  }

  public void start() {
    apps.values().forEach(RunningApp::start);
  }

  /**
   * Waits until every application has restored its state and runs; false if that took longer or it
   * failed.
   */
  public boolean awaitRunning(Duration within) throws InterruptedException {
    return allRan.await(within.toMillis(), TimeUnit.MILLISECONDS) && !failed.get();
  }

  /** Whether every application runs with its state restored. */
  public boolean isRunning() {
    return apps.values().stream().allMatch(RunningApp::isRunning);
  }

  /** Whether that application runs with its state restored. */
  public boolean isRunning(App app) {
    return apps.get(app).isRunning();
  }

  /** How that application is, in a few words. */
  public String how(App app) {
    AppStatus status = apps.get(app).status();
    return status.restoring() == 0
        ? status.state()
        : "%s, %d record(s) are to be restored".formatted(status.state(), status.restoring());
  }

  /** How each application is. */
  public List<AppStatus> status() {
    return apps.values().stream().map(RunningApp::status).toList();
  }

  /** Tells of both applications from now on. */
  public void bind(Meters meters) {
    for (RunningApp app : apps.values()) {
      AppMeters.bind(app, meters);
      StoreMeters.bind(app, meters);
    }
  }

  /** Whether no application has given up; it may still restore. */
  public boolean isLive() {
    return !failed.get();
  }

  /**
   * Waits until {@link #close} was called or an application gave up.
   *
   * @return true if it was closed in good order
   */
  public boolean awaitStop() throws InterruptedException {
    stopped.await();
    return !failed.get();
  }

  /** From now on a thread that ends is no fault: what it waits for is being closed. */
  public void expectClose() {
    closing = true;
  }

  /**
   * Stops both applications at the same time, committing what is done. A second call does nothing.
   */
  @Override
  public void close() {
    closing = true;
    var closers = new ArrayList<Thread>();
    apps.forEach(
        (app, running) ->
            closers.add(
                Thread.ofPlatform()
                    .name("interlock-close-" + app)
                    .start(() -> running.close(closeWithin))));
    for (Thread thread : closers) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    stopped.countDown();
  }

  private StreamThreadExceptionResponse onFault(
      App app, Throwable fault, Replacements replacements) {
    if (closing) {
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    boolean replace = replacements.allowed(System.nanoTime());
    LOG.error(
        "{}: a thread ended by {}; {}",
        app,
        DeadLetters.describe(root(fault)),
        replace ? "it is replaced" : "too many lately, the application stops");
    return replace
        ? StreamThreadExceptionResponse.REPLACE_THREAD
        : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private static Throwable root(Throwable fault) {
    Throwable cause = fault;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private void onState(App app, KafkaStreams.State now, KafkaStreams.State before) {
    LOG.info("{}: {} -> {}", app, before, now);
    if (now == KafkaStreams.State.RUNNING
        && everRan.add(app)
        && everRan.containsAll(apps.keySet())) {
      allRan.countDown();
    }
    if (now == KafkaStreams.State.ERROR && !closing) {
      failed.set(true);
      allRan.countDown();
      stopped.countDown();
    }
  }

  /**
   * Lets threads be replaced, but not for ever: so many in so long, then the fault is no passing
   * one.
   */
  static final class Replacements {
    static final int LIMIT = 10;
    static final Duration WINDOW = Duration.ofMinutes(5);
    private final List<Long> times = new ArrayList<>();

    synchronized boolean allowed(long nanoTime) {
      times.removeIf(t -> nanoTime - t > WINDOW.toNanos());
      times.add(nanoTime);
      return times.size() <= LIMIT;
    }
  }
}
