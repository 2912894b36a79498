package interlock.service.control;

import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a control topic, all its partitions, without a group. For one thread.
 *
 * @param <R> what a record comes to
 */
public final class ControlTopic<R> implements AutoCloseable {
  private final String topic;
  private final Function<ConsumerRecord<byte[], byte[]>, R> read;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private Map<TopicPartition, Long> ends = Map.of();

  /**
   * @param base the topic's name without the deployment's prefix
   * @param read what a record comes to; throws only for an outage
   */
  public ControlTopic(
      InterlockConfig config,
      String base,
      String clientId,
      Function<ConsumerRecord<byte[], byte[]>, R> read) {
    topic = config.topicPrefix() + base;
    this.read = read;
    Map<String, Object> settings = new HashMap<>(config.kafkaClient());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    settings.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        Math.toIntExact(config.checkTimeout().toMillis()));
    var bytes = new ByteArrayDeserializer();
    consumer = new KafkaConsumer<>(settings, bytes, bytes);
  }

  /** With the deployment's prefix. */
  public String name() {
    return topic;
  }

  /**
   * Begins at the beginning, and notes where the end is.
   *
   * @throws OutsideException when there is no such topic
   */
  public void rewind() {
    List<PartitionInfo> infos = consumer.listTopics().get(topic);
    if (infos == null) {
      throw new OutsideException(
          "There is no topic " + topic + " on this cluster, or this principal may not see it",
          "make it: interlock topics apply; or correct topic.prefix, or the ACLs",
          null);
    }
    List<TopicPartition> all =
        infos.stream().map(i -> new TopicPartition(topic, i.partition())).toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
    ends = consumer.endOffsets(all);
  }

  /** Whether all that was there at the {@link #rewind} has been read. */
  public boolean isAtEnd() {
    return ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
  }

  /** What came within that time. */
  public List<R> poll(Duration within) {
    List<R> readings = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(within)) {
      readings.add(read.apply(record));
    }
    return readings;
  }

  /** Lets a {@link #poll} of another thread end with an exception. */
  public void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
