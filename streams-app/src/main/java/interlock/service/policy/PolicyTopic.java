package interlock.service.policy;

import interlock.contract.TopicNames;
import interlock.contract.registry.RegistryOutage;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.control.PolicyVersion;
import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import interlock.service.policy.PublishedPolicy.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads {@code control.policy}, all its partitions, without a group. For one thread. */
final class PolicyTopic implements AutoCloseable {
  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final RegisteredCodec<PolicyVersion> codec;
  private Map<TopicPartition, Long> ends = Map.of();

  PolicyTopic(InterlockConfig config, RegistryAccess access, String clientId) {
    topic = config.topicPrefix() + TopicNames.CONTROL_POLICY;
    codec = access.codec(topic, PolicyVersion.class);
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

  String name() {
    return topic;
  }

  /**
   * Begins at the beginning, and notes where the end is.
   *
   * @throws OutsideException when there is no such topic
   */
  void rewind() {
    List<PartitionInfo> infos = consumer.listTopics().get(topic);
    if (infos == null) {
      throw new OutsideException(
          "There is no topic " + topic + " on this cluster",
          "make it: interlock topics apply; or correct topic.prefix",
          null);
    }
    List<TopicPartition> all =
        infos.stream().map(i -> new TopicPartition(topic, i.partition())).toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
    ends = consumer.endOffsets(all);
  }

  /** Whether all that was there at the {@link #rewind} has been read. */
  boolean isAtEnd() {
    return ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
  }

  /** What came within that time. */
  List<Reading> poll(Duration within) {
    List<Reading> readings = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(within)) {
      readings.add(read(record));
    }
    return readings;
  }

  private Reading read(ConsumerRecord<byte[], byte[]> record) {
    String place = record.partition() + " at " + record.offset();
    if (record.value() == null) {
      String name = record.key() == null ? place : new String(record.key(), StandardCharsets.UTF_8);
      return new Reading.Refused(name, List.of("a version cannot be taken away"));
    }
    try {
      return PublishedPolicy.read(codec.decode(record.value()));
    } catch (BadRecordException unreadable) {
      return new Reading.Refused(place, List.of("the bytes are no policy version"));
    } catch (RegistryOutage | KafkaException outage) {
      throw outage;
    } catch (RuntimeException fault) {
      // One document must not end the following of all others.
      return new Reading.Refused(
          place, List.of("it cannot be read: " + fault.getClass().getName()));
    }
  }

  /** Lets a {@link #poll} of another thread end with an exception. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
