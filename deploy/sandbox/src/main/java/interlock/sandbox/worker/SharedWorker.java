package interlock.sandbox.worker;

import interlock.contract.TopicNames;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.sandbox.load.Endpoints;
import interlock.task.DissuasionTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Works tasks off with any number of others, more than there are partitions: each task is with one
 * worker at a time. In no order: a revision that is older than what the ledger has is passed over.
 * Runs until it is closed; an exception of the work ends it, and what it had in hand goes to
 * another.
 */
public final class SharedWorker implements Runnable, AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long ADMIN_SECONDS = 30;

  /**
   * After so many deliveries the group gives a task up; the most that a broker allows by default.
   */
  private static final String DELIVERIES = "10";

  private final KafkaShareConsumer<byte[], byte[]> consumer;
  private final RegisteredCodec<DissuasionTask> codec;
  private final String topic;
  private final Ledger ledger;
  private final Work work;
  private volatile boolean closing;

  /** What the centre does with a task; called again for the same one after {@link Result#GO_ON}. */
  @FunctionalInterface
  public interface Work {
    Result on(DissuasionTask task);
  }

  /** What becomes of the task. */
  public enum Result {
    /** Never again in this group. */
    DONE,
    /** Somebody else may take it, or this one later: nobody is free, the line is busy. */
    RELEASE,
    /** It takes longer than the lock lasts: keep it, and call the work again. */
    GO_ON
  }

  /**
   * A worker of a group.
   *
   * @param group share group, see {@link #prepare}
   * @param access to the registry; stays the caller's to close
   */
  public SharedWorker(
      Endpoints endpoints, String group, RegistryAccess access, Ledger ledger, Work work) {
    topic = endpoints.topicPrefix() + TopicNames.TASK_DISSUASION;
    codec = access.codec(topic, DissuasionTask.class);
    this.ledger = ledger;
    this.work = work;
    consumer =
        new KafkaShareConsumer<>(
            endpoints.client(
                Map.of(
                    ConsumerConfig.GROUP_ID_CONFIG,
                    group,
                    ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG,
                    "explicit",
                    // Takes no more than it works on: what lies in its hand nobody else can do.
                    ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG,
                    "record_limit",
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                    1,
                    // While it hangs its partitions may be nobody else's; Kafka's five minutes are
                    // long.
                    ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                    30_000)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /**
   * Settings that belong to the group, not to a consumer; before the first worker starts. Without
   * them the group would see tasks of transactions that are given up, and none that was published
   * before it began.
   */
  public static void prepare(Admin admin, String group) {
    List<AlterConfigOp> settings = new ArrayList<>();
    Map.of(
            "share.isolation.level",
            "read_committed",
            "share.auto.offset.reset",
            "earliest",
            "share.delivery.count.limit",
            DELIVERIES)
        .forEach((k, v) -> settings.add(new AlterConfigOp(new ConfigEntry(k, v), OpType.SET)));
    try {
      admin
          .incrementalAlterConfigs(
              Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), settings))
          .all()
          .get(ADMIN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the group's settings were refused", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void run() {
    try (consumer) {
      consumer.subscribe(List.of(topic));
      while (!closing) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          consumer.acknowledge(record, handle(record));
        }
        // Else the answers would wait for the next poll.
        consumer.commitSync();
      }
    } catch (WakeupException closed) {
      if (!closing) {
        throw closed;
      }
    }
  }

  private AcknowledgeType handle(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return AcknowledgeType.ACCEPT; // a tombstone: the task is closed and forgotten
    }
    DissuasionTask task;
    try {
      task = codec.decode(record.value());
    } catch (BadRecordException unreadable) {
      return AcknowledgeType.REJECT;
    }
    if (ledger.newest(task.getTaskId()) >= task.getRevision()) {
      return AcknowledgeType.ACCEPT;
    }
    return switch (work.on(task)) {
      case DONE -> {
        ledger.done(task.getTaskId(), task.getRevision());
        yield AcknowledgeType.ACCEPT;
      }
      case RELEASE -> AcknowledgeType.RELEASE;
      case GO_ON -> AcknowledgeType.RENEW;
    };
  }

  /** Ends {@link #run} after the task in hand. */
  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
  }
}
