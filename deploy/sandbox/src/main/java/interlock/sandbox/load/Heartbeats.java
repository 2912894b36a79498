package interlock.sandbox.load;

import interlock.source.Heartbeat;
import interlock.topology.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says for simulated sources that they are there, now and from time to time until closed. */
public final class Heartbeats implements AutoCloseable {
  /** As docs/sources.md asks of a source. */
  public static final Duration USUAL = Duration.ofSeconds(30);

  private final List<String> sources;
  private final Clock clock;
  private final EventPublisher publisher;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("heartbeats").daemon().factory());

  private Heartbeats(Endpoints endpoints, List<String> sources, Clock clock) {
    this.sources = List.copyOf(sources);
    this.clock = clock;
    publisher = new EventPublisher(endpoints);
  }

  /**
   * Starts.
   *
   * @param every the time between two heartbeats of a source
   */
  public static Heartbeats start(
      Endpoints endpoints, List<String> sources, Clock clock, Duration every) {
    var heartbeats = new Heartbeats(endpoints, sources, clock);
    var unused =
        heartbeats.thread.scheduleAtFixedRate(
            heartbeats::beat, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return heartbeats;
  }

  private void beat() {
    for (String source : sources) {
      publisher.send(of(source));
    }
  }

  private LoadEvent of(String source) {
    var heartbeat =
        Heartbeat.newBuilder()
            .setEventId(UUID.randomUUID().toString())
            .setSource(source)
            .setOccurredAt(clock.instant())
            .setReportedAt(clock.instant())
            .build();
    return new LoadEvent(Topic.SOURCE_HEARTBEAT, source, heartbeat);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    publisher.close();
  }
}
