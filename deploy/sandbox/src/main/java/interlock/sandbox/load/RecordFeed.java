package interlock.sandbox.load;

import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.schemas.Contracts;
import interlock.topology.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Whole records of some topics, read_committed, in a thread of its own, from the end that the
 * topics have when it starts. For what must cost the measured machine little there is {@link
 * TaskReader}.
 */
public final class RecordFeed implements AutoCloseable {
  private static final long CLOSE_SECONDS = 10;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Topic> topics = new HashMap<>();
  private final Map<Topic, RegisteredCodec<? extends SpecificRecord>> codecs = new HashMap<>();
  private final Duration poll;
  private final Consumer<List<Read>> each;
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean closing;

  /**
   * A record, as read.
   *
   * @param readableNanos when it could be read, on {@link System#nanoTime}
   */
  public record Read(Topic topic, SpecificRecord value, long readableNanos) {}

  private RecordFeed(
      Endpoints endpoints,
      RegistryAccess access,
      Set<Topic> wanted,
      Duration poll,
      Consumer<List<Read>> each) {
    this.poll = poll;
    this.each = each;
    for (Topic topic : wanted) {
      topics.put(endpoints.name(topic), topic);
      codecs.put(topic, access.codec(endpoints.name(topic), type(topic)));
    }
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                endpoints.bootstrap(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (String name : topics.keySet()) {
      consumer
          .partitionsFor(name)
          .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy: without this the end would be that of the first poll.
    partitions.forEach(consumer::position);
    thread = Thread.ofPlatform().name("record-feed").daemon().unstarted(this::run);
  }

  /**
   * Starts to read; nothing that is published from now on is missed. Tombstones are passed over.
   *
   * @param poll how long it waits for records before {@code each} is called without any
   * @param each told what came together, on the feed's thread
   */
  public static RecordFeed start(
      Endpoints endpoints,
      RegistryAccess access,
      Set<Topic> topics,
      Duration poll,
      Consumer<List<Read>> each) {
    var feed = new RecordFeed(endpoints, access, topics, poll, each);
    feed.thread.start();
    return feed;
  }

  /** Throws when the feed has ended by a fault, its listener's included. */
  public void requireAlive() {
    RuntimeException fault = failure.get();
    if (fault != null) {
      throw new IllegalStateException("the feed has ended: " + fault.getMessage(), fault);
    }
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
        var batch = consumer.poll(poll);
        long readableNanos = System.nanoTime();
        List<Read> reads = new ArrayList<>(batch.count());
        for (ConsumerRecord<byte[], byte[]> message : batch) {
          if (message.value() != null) {
            reads.add(read(message, readableNanos));
          }
        }
        each.accept(reads);
      }
    } catch (WakeupException e) {
      if (!closing) {
        failure.set(e);
      }
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  private Read read(ConsumerRecord<byte[], byte[]> message, long readableNanos) {
    Topic topic = topics.get(message.topic());
    try {
      return new Read(topic, codecs.get(topic).decode(message.value()), readableNanos);
    } catch (BadRecordException e) {
      throw new IllegalStateException("unreadable record on " + message.topic(), e);
    }
  }

  private static Class<? extends SpecificRecord> type(Topic topic) {
    String type = Contracts.all().get(topic.base());
    try {
      return Class.forName(type).asSubclass(SpecificRecord.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("no class for the contract " + type, e);
    }
  }
}
