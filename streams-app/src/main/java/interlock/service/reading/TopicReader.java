package interlock.service.reading;

import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.Patience;
import interlock.contract.wire.RegistryAccess;
import interlock.schemas.Contracts;
import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import interlock.service.topics.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Reads partitions of topics from their beginning to the end that they had at the start, as
 * read_committed sees it. It joins no group and leaves nothing behind, so that it may be stopped at
 * any moment. For one thread.
 */
public final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int FETCH_BYTES = 8 * 1024 * 1024;

  private final InterlockConfig config;
  private final Consumer<byte[], byte[]> consumer;
  private final RegistryAccess access;

  TopicReader(InterlockConfig config, Consumer<byte[], byte[]> consumer, RegistryAccess access) {
    this.config = config;
    this.consumer = consumer;
    this.access = access;
  }

  /**
   * Connects.
   *
   * @param clientId names the command in the broker's logs
   * @throws OutsideException when no broker answers in time
   */
  public static TopicReader connect(InterlockConfig config, String clientId) {
    Cluster.connect(config).close();
    Map<String, Object> settings = config.kafkaClient();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    settings.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        Math.toIntExact(config.checkTimeout().toMillis()));
    var bytes = new ByteArrayDeserializer();
    return new TopicReader(config, new KafkaConsumer<>(settings, bytes, bytes), access(config));
  }

  private static RegistryAccess access(InterlockConfig config) {
    return new RegistryAccess(
        new ImpatientRegistry(new HttpSchemaRegistry(config.registry())),
        Patience.of(config.registry()),
        false,
        schema -> Contracts.text(schema.getFullName()));
  }

  /** The schema registry, for the records' codecs; an outage is an {@link OutsideException}. */
  public RegistryAccess registry() {
    return access;
  }

  /** All partitions of a topic, given without the deployment's prefix. */
  public List<TopicPartition> partitions(String topic) {
    String name = config.topicPrefix() + topic;
    int count = partitionCount(name);
    return IntStream.range(0, count)
        .mapToObj(partition -> new TopicPartition(name, partition))
        .toList();
  }

  /** The partition of a topic where a key lies, as the topology's partitioner chooses it. */
  public TopicPartition partitionOf(String topic, byte[] key) {
    String name = config.topicPrefix() + topic;
    return new TopicPartition(name, Utils.toPositive(Utils.murmur2(key)) % partitionCount(name));
  }

  private int partitionCount(String name) {
    return calling(
        name,
        () ->
            Optional.ofNullable(consumer.listTopics().get(name))
                .orElseThrow(
                    () ->
                        new OutsideException(
                            "There is no topic " + name + " on this cluster",
                            "correct topic.prefix, or give this principal DESCRIBE on it",
                            null))
                .size());
  }

  /**
   * Reads partitions, one after the other.
   *
   * @param each takes their records in the order of each partition
   * @throws OutsideException when broker or registry fail on the way
   */
  public void read(
      Collection<TopicPartition> partitions,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each,
      Progress progress) {
    Predicate<ConsumerRecord<byte[], byte[]>> goOn =
        record -> {
          each.accept(record);
          return true;
        };
    for (TopicPartition partition : partitions) {
      calling(
          partition.topic(),
          () -> {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return read(partition, Long.MAX_VALUE, goOn, progress);
          });
    }
  }

  /**
   * Reads a part of a partition.
   *
   * @param from records that the topic has from before it are left out
   * @param most records at most
   * @param goOn takes the records in their order, and says whether it wants the next
   * @return whether that was all: until it wanted no more, or to the end
   * @throws OutsideException when broker or registry fail on the way
   */
  public boolean readPart(
      TopicPartition partition,
      Instant from,
      long most,
      Predicate<ConsumerRecord<byte[], byte[]>> goOn) {
    return calling(
        partition.topic(),
        () -> {
          consumer.assign(List.of(partition));
          var first = consumer.offsetsForTimes(Map.of(partition, from.toEpochMilli()));
          if (first.get(partition) == null) {
            // Everything that lies there is older.
            return true;
          }
          consumer.seek(partition, first.get(partition).offset());
          return read(partition, most, goOn, (passed, all) -> {});
        });
  }

  private boolean read(
      TopicPartition partition,
      long most,
      Predicate<ConsumerRecord<byte[], byte[]>> goOn,
      Progress progress) {
    long begin = consumer.position(partition);
    // As read_committed sees it: an open transaction is not waited for.
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    var patience = new Standstill(config.checkTimeout(), begin);
    long passed = 0;
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < end) {
          if (passed == most) {
            return false;
          }
          passed++;
          if (!goOn.test(record)) {
            return true;
          }
        }
      }
      long position = consumer.position(partition);
      patience.check(position, partition.topic());
      progress.at(position - begin, end - begin);
    }
    return true;
  }

  private static <T> T calling(String topic, Supplier<T> call) {
    try {
      return call.get();
    } catch (AuthorizationException e) {
      throw new OutsideException(
          "The cluster does not allow it: " + e.getMessage(),
          "give this principal READ and DESCRIBE on " + topic + " (see kafka-acls)",
          e);
    } catch (KafkaException e) {
      throw new OutsideException(
          "The cluster failed: " + e.getMessage(), "try again, or see the brokers' logs", e);
    }
  }

  @Override
  public void close() {
    consumer.close();
    access.close();
  }

  /** Ends a reading that comes to nothing any more. */
  private static final class Standstill {
    private final Duration longest;
    private long position;
    private long since = System.nanoTime();

    Standstill(Duration longest, long position) {
      this.longest = longest;
      this.position = position;
    }

    void check(long now, String topic) {
      if (now != position) {
        position = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > longest.toNanos()) {
        throw new OutsideException(
            "No more of %s can be read for %d ms".formatted(topic, longest.toMillis()),
            "check that the brokers run and that the topic's partitions have leaders",
            null);
      }
    }
  }
}
