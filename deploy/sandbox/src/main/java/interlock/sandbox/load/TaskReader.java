package interlock.sandbox.load;

import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.RegistryConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what a centre reads, read_committed, in a thread of its own: all task topics, the receipts,
 * rejections and dead letters, from the end they have when it starts.
 */
public final class TaskReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final HttpSchemaRegistry registry;
  private final OutputTopics outputs;
  private final CountDownLatch assigned = new CountDownLatch(1);
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean closing;

  private TaskReader(Endpoints endpoints, List<OutputListener> listeners) {
    registry =
        new HttpSchemaRegistry(
            new RegistryConfig(Map.of(RegistryConfig.URL, endpoints.registryUrl())));
    outputs = new OutputTopics(endpoints, registry, listeners);
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                endpoints.bootstrap(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    thread = Thread.ofPlatform().name("task-reader").daemon().unstarted(this::run);
  }

  /**
   * Starts to read; returns once its position is fixed, so that nothing that is sent from now on is
   * missed.
   *
   * @throws IllegalStateException when a topic is missing
   */
  public static TaskReader start(Endpoints endpoints, OutputListener... listeners) {
    var reader = new TaskReader(endpoints, List.of(listeners));
    reader.thread.start();
    try {
      reader.assigned.await();
    } catch (InterruptedException e) {
      reader.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the reader starts", e);
    }
    try {
      reader.requireAlive();
    } catch (IllegalStateException e) {
      reader.close();
      throw e;
    }
    return reader;
  }

  /** Throws when the reader has ended by a fault. */
  public void requireAlive() {
    RuntimeException fault = failure.get();
    if (fault != null) {
      throw new IllegalStateException("the outputs cannot be read: " + fault.getMessage(), fault);
    }
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    registry.close();
  }

  private void run() {
    try (consumer) {
      assign();
      assigned.countDown();
      while (!closing) {
        var batch = consumer.poll(POLL);
        long readableNanos = System.nanoTime();
        for (ConsumerRecord<byte[], byte[]> message : batch) {
          outputs.read(message, readableNanos);
        }
      }
    } catch (WakeupException e) {
      if (!closing) {
        failure.set(e);
      }
    } catch (RuntimeException e) {
      failure.set(e);
    } finally {
      assigned.countDown();
    }
  }

  private void assign() {
    List<TopicPartition> partitions = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    var existing = consumer.listTopics();
    for (String topic : outputs.names()) {
      if (existing.containsKey(topic)) {
        for (PartitionInfo partition : existing.get(topic)) {
          partitions.add(new TopicPartition(topic, partition.partition()));
        }
      } else {
        missing.add(topic);
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException("missing topics: " + missing.stream().sorted().toList());
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy: without this the end would be that of the first poll.
    partitions.forEach(consumer::position);
  }
}
