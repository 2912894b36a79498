package interlock.service.explain;

import interlock.contract.TopicNames;
import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.Patience;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RegistryAccess;
import interlock.schemas.Contracts;
import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import interlock.service.topics.Cluster;
import interlock.service.topics.TopicAdmin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Reads one task's revisions out of {@code task.history}: the one partition where the task's key
 * lies, from its beginning to the end it had at the start. It joins no group and leaves nothing
 * behind, so that it may be stopped at any moment. For one thread.
 */
public final class HistoryReader implements AutoCloseable {
  /** Beyond this the tasks of a partition are not told apart any more: it costs memory. */
  public static final int TASKS_COUNTED = 1_000_000;

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int FETCH_BYTES = 8 * 1024 * 1024;

  /** Hears how far the reading is. */
  @FunctionalInterface
  public interface Progress {
    /** Records passed and records in all; called often. */
    void at(long passed, long all);
  }

  private final InterlockConfig config;
  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final RegistryAccess access;
  private final HistoryCodec codec;

  private HistoryReader(
      InterlockConfig config, KafkaConsumer<byte[], byte[]> consumer, RegistryAccess access) {
    this.config = config;
    this.topic = config.topicPrefix() + TopicNames.TASK_HISTORY;
    this.consumer = consumer;
    this.access = access;
    this.codec = new HistoryCodec(access);
  }

  /**
   * Connects.
   *
   * @throws OutsideException when no broker answers in time
   */
  public static HistoryReader connect(InterlockConfig config) {
    Cluster.connect(config).close();
    Map<String, Object> settings = config.kafkaClient();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "interlock-explain");
    settings.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        Math.toIntExact(config.checkTimeout().toMillis()));
    var bytes = new ByteArrayDeserializer();
    return new HistoryReader(config, new KafkaConsumer<>(settings, bytes, bytes), access(config));
  }

  private static RegistryAccess access(InterlockConfig config) {
    return new RegistryAccess(
        new ImpatientRegistry(new HttpSchemaRegistry(config.registry())),
        Patience.of(config.registry()),
        false,
        schema -> Contracts.text(schema.getFullName()));
  }

  /**
   * Reads one task.
   *
   * @param each takes its revisions, oldest first
   * @throws OutsideException when broker or registry fail on the way
   */
  public Searched read(TaskId task, Consumer<Revision> each, Progress progress) {
    try {
      return search(task.text().getBytes(StandardCharsets.UTF_8), each, progress);
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

  /** How long a revision is kept; empty when there is no limit, or it cannot be asked. */
  public Optional<Duration> retention() {
    try (Cluster cluster = Cluster.connect(config)) {
      return new TopicAdmin(cluster, config)
          .state(topic)
          .map(state -> Long.parseLong(state.settings().get(TopicConfig.RETENTION_MS_CONFIG)))
          .filter(millis -> millis >= 0)
          .map(Duration::ofMillis);
    } catch (OutsideException notAllowed) {
      // It is only an explanation of a result that is known already.
      return Optional.empty();
    }
  }

  private Searched search(byte[] key, Consumer<Revision> each, Progress progress) {
    TopicPartition partition = partitionOf(key);
    List<TopicPartition> only = List.of(partition);
    consumer.assign(only);
    consumer.seekToBeginning(only);
    long begin = consumer.position(partition);
    // As read_committed sees it: an open transaction is not waited for.
    long end = consumer.endOffsets(only).get(partition);
    Set<Long> tasks = new HashSet<>();
    long records = 0;
    int found = 0;
    int unreadable = 0;
    var patience = new Standstill(config.checkTimeout(), begin);
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() >= end || record.key() == null) {
          continue;
        }
        records++;
        if (tasks.size() < TASKS_COUNTED) {
          tasks.add(nearlyUnique(record.key()));
        }
        if (Arrays.equals(key, record.key()) && record.value() != null) {
          found++;
          unreadable += tell(record.value(), each) ? 0 : 1;
        }
      }
      long position = consumer.position(partition);
      patience.check(position, topic);
      progress.at(position - begin, end - begin);
    }
    return new Searched(records, tasks.size(), found, unreadable);
  }

  private boolean tell(byte[] value, Consumer<Revision> each) {
    Revision revision;
    try {
      revision = codec.decode(value);
    } catch (BadRecordException unreadable) {
      return false;
    }
    each.accept(revision);
    return true;
  }

  /** As the topology's partitioner chooses it: history lies by its own key. */
  private TopicPartition partitionOf(byte[] key) {
    int partitions =
        Optional.ofNullable(consumer.listTopics().get(topic))
            .orElseThrow(
                () ->
                    new OutsideException(
                        "There is no topic " + topic + " on this cluster",
                        "correct topic.prefix, or give this principal DESCRIBE on it",
                        null))
            .size();
    return new TopicPartition(topic, Utils.toPositive(Utils.murmur2(key)) % partitions);
  }

  /** 64 bits of the key: enough to count tasks by. */
  private static long nearlyUnique(byte[] key) {
    return (long) Utils.murmur2(key) << Integer.SIZE | Integer.toUnsignedLong(Arrays.hashCode(key));
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
