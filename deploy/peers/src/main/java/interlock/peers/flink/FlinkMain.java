package interlock.peers.flink;

import interlock.peers.PeerPlace;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The peer in Flink, in a JVM of its own with a cluster of one machine inside it; ends by SIGTERM.
 */
public final class FlinkMain {
  /** Sinks show their tasks at the end of a checkpoint, so this is most of the latency. */
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofMillis(100);

  private static final Duration BUFFER_TIMEOUT = Duration.ofMillis(1);
  private static final long CHECK_MILLIS = 50;

  private FlinkMain() {}

  /** {@code args}: see {@link PeerPlace}; Kafka Streams' settings say nothing here. */
  public static void main(String[] args) throws Exception {
    PeerPlace place = PeerPlace.of(args);
    var settings = new Configuration();
    settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, place.state().toUri().toString());
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(TaskManagerOptions.NUM_TASK_SLOTS, 1);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(1, settings);
    environment.setBufferTimeout(BUFFER_TIMEOUT.toMillis());
    environment.enableCheckpointing(CHECKPOINT_INTERVAL.toMillis(), CheckpointingMode.EXACTLY_ONCE);
    FlinkJob.addTo(environment, place);
    JobClient job = environment.executeAsync("peer");
    while (job.getJobStatus().get() != JobStatus.RUNNING) {
      TimeUnit.MILLISECONDS.sleep(CHECK_MILLIS);
    }
    place.tellReady();
    new CountDownLatch(1).await(); // Until SIGTERM.
  }
}
