package interlock.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

/** One application of the process, and how it is. */
final class RunningApp {
  private final App app;
  private final String id;
  private final Map<Topic, String> reads;
  private final KafkaStreams client;
  private final KafkaFigures figures;
  private final RestoreProgress restore = new RestoreProgress();
  private final AtomicLong replaced = new AtomicLong();
  private final AtomicLong rebalances = new AtomicLong();
  private volatile Instant since = Instant.now();

  RunningApp(
      App app,
      Topology topology,
      Map<Topic, String> reads,
      Properties settings,
      Time time,
      StreamsUncaughtExceptionHandler onFault,
      KafkaStreams.StateListener onState) {
    this.app = app;
    this.reads = Map.copyOf(reads);
    id = settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
    client = new KafkaStreams(topology, settings, time);
    figures = new KafkaFigures(client::metrics);
    client.setUncaughtExceptionHandler(
        fault -> {
          var response = onFault.handle(fault);
          if (response
              == StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD) {
            replaced.incrementAndGet();
          }
          return response;
        });
    client.setStateListener(
        (now, before) -> {
          since = Instant.now();
          if (now == KafkaStreams.State.REBALANCING) {
            rebalances.incrementAndGet();
          }
          onState.onChange(now, before);
        });
    client.setGlobalStateRestoreListener(restore);
    client.setStandbyUpdateListener(restore);
  }

  App app() {
    return app;
  }

  void start() {
    client.start();
  }

  boolean isRunning() {
    return client.state() == KafkaStreams.State.RUNNING;
  }

  void close(Duration within) {
    client.close(
        CloseOptions.timeout(within)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }

  /** What it reads: topics and their names on the broker. */
  Map<Topic, String> reads() {
    return reads;
  }

  KafkaFigures figures() {
    return figures;
  }

  long replaced() {
    return replaced.get();
  }

  long rebalances() {
    return rebalances.get();
  }

  RestoreProgress restore() {
    return restore;
  }

  /** Its threads and what they have; none while it does not run. */
  List<ThreadMetadata> threads() {
    try {
      return List.copyOf(client.metadataForLocalThreads());
    } catch (IllegalStateException notRunning) {
      return List.of();
    }
  }

  AppStatus status() {
    List<ThreadMetadata> threads = threads();
    return new AppStatus(
        id,
        client.state().name(),
        since,
        threads.stream()
            .map(t -> new AppStatus.ThreadStatus(t.threadName(), t.threadState()))
            .toList(),
        threads.stream().mapToInt(t -> t.activeTasks().size()).sum(),
        threads.stream().mapToInt(t -> t.standbyTasks().size()).sum(),
        restore.restoring(),
        restore.standbyLag(),
        replaced());
  }
}
