package interlock.sandbox.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What is committed to some topics from the moment it starts, read in a thread of its own until it
 * is closed.
 */
public final class CommittedTail implements AutoCloseable {
  private static final long CLOSE_SECONDS = 10;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Duration poll;
  private final Listener listener;
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final Thread thread;
  private final Set<TopicPartition> partitions;
  private volatile Map<TopicPartition, Long> positions = Map.of();
  private volatile boolean closing;

  /** Told on the tail's thread. */
  @FunctionalInterface
  public interface Listener {
    /**
     * What came together, or nothing after a while without any.
     *
     * @param readableNanos when it could be read, on {@link System#nanoTime}
     */
    void read(ConsumerRecords<byte[], byte[]> batch, long readableNanos);
  }

  private CommittedTail(
      String name,
      Endpoints endpoints,
      Collection<String> topics,
      Duration poll,
      Listener listener) {
    this.poll = poll;
    this.listener = listener;
    consumer =
        new KafkaConsumer<>(
            endpoints.client(
                Map.of(
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "none")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    try {
      partitions = assign(topics);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /**
   * Starts to read; nothing that is published from now on is missed.
   *
   * @param name of the thread
   * @param topics with their prefix
   * @param poll how long it waits for records before it calls the listener without any
   * @throws IllegalStateException when a topic is missing
   */
  public static CommittedTail start(
      String name,
      Endpoints endpoints,
      Collection<String> topics,
      Duration poll,
      Listener listener) {
    var tail = new CommittedTail(name, endpoints, topics, poll, listener);
    tail.thread.start();
    return tail;
  }

  /** Throws when it has ended by a fault, its listener's included. */
  public void requireAlive() {
    RuntimeException fault = failure.get();
    if (fault != null) {
      throw new IllegalStateException("the outputs cannot be read: " + fault.getMessage(), fault);
    }
  }

  /**
   * Whether the listener has been told all that lies before these ends. Looked at in pauses only:
   * it is an answer for the end of a run.
   */
  boolean hasRead(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> now = positions;
    return ends.entrySet().stream()
        .allMatch(end -> now.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  /** The partitions that are read. */
  Set<TopicPartition> partitions() {
    return partitions;
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      while (!closing) {
        ConsumerRecords<byte[], byte[]> batch = consumer.poll(poll);
        listener.read(batch, System.nanoTime());
        if (batch.isEmpty()) {
          remember();
        }
      }
    } catch (WakeupException e) {
      if (!closing) {
        failure.set(e);
      }
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  /** A marker of a transaction moves a position too, though no record is told of it. */
  private void remember() {
    Map<TopicPartition, Long> now = new HashMap<>();
    partitions.forEach(partition -> now.put(partition, consumer.position(partition)));
    positions = Map.copyOf(now);
  }

  private Set<TopicPartition> assign(Collection<String> topics) {
    var existing = consumer.listTopics();
    List<String> missing = topics.stream().filter(t -> !existing.containsKey(t)).sorted().toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("missing topics: " + missing);
    }
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      existing
          .get(topic)
          .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy: without this the end would be that of the first poll.
    partitions.forEach(consumer::position);
    return Set.copyOf(partitions);
  }
}
