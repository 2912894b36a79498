package interlock.sandbox.worker;

import interlock.contract.TopicNames;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.sandbox.load.Endpoints;
import interlock.task.DissuasionTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Works tasks off in order, revision after revision of each: for a centre that keeps a copy of the
 * tasks. As many workers as there are partitions can share the load. It commits after the work, so
 * that nothing is lost when it dies; what it had done and not committed comes again, and the ledger
 * passes it over. Runs until it is closed; an exception of the work ends it.
 */
public final class OrderedWorker implements Runnable, AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final RegisteredCodec<DissuasionTask> codec;
  private final String topic;
  private final Ledger ledger;
  private final Consumer<DissuasionTask> work;
  private volatile boolean closing;

  /**
   * A worker of a group.
   *
   * @param access to the registry; stays the caller's to close
   */
  public OrderedWorker(
      Endpoints endpoints,
      String group,
      RegistryAccess access,
      Ledger ledger,
      Consumer<DissuasionTask> work) {
    topic = endpoints.topicPrefix() + TopicNames.TASK_DISSUASION;
    codec = access.codec(topic, DissuasionTask.class);
    this.ledger = ledger;
    this.work = work;
    consumer =
        new KafkaConsumer<>(
            endpoints.client(
                Map.of(
                    ConsumerConfig.GROUP_ID_CONFIG,
                    group,
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  @Override
  public void run() {
    try (consumer) {
      consumer.subscribe(List.of(topic));
      while (!closing) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        records.forEach(this::handle);
        if (!records.isEmpty()) {
          consumer.commitSync();
        }
      }
    } catch (WakeupException closed) {
      if (!closing) {
        throw closed;
      }
    }
  }

  /** Bytes that are no task end it: in this topic they would be a fault of Interlock's. */
  private void handle(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return; // a tombstone: the task is closed and forgotten
    }
    DissuasionTask task = codec.decode(record.value());
    if (ledger.newest(task.getTaskId()) < task.getRevision()) {
      work.accept(task);
      ledger.done(task.getTaskId(), task.getRevision());
    }
  }

  /** Ends {@link #run} after the tasks in hand. */
  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
  }
}
