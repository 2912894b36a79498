package interlock.topology;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * The key of an outgoing record, and what its partition is chosen by where that is something else:
 * stop payments carry their task id, but lie in the order of their account.
 */
record OutKey(byte[] bytes, byte[] partitionBy) {

  static OutKey of(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return new OutKey(bytes, bytes);
  }

  static OutKey of(String key, String partitionKey) {
    return new OutKey(
        key.getBytes(StandardCharsets.UTF_8), partitionKey.getBytes(StandardCharsets.UTF_8));
  }

  static final class Bytes implements Serializer<OutKey> {
    @Override
    public byte[] serialize(String topic, OutKey key) {
      return key == null ? null : key.bytes();
    }
  }

  /** Kafka's own hash, over {@link #partitionBy}. */
  static final class Partitioner implements StreamPartitioner<OutKey, byte[]> {
    @Override
    public Optional<Set<Integer>> partitions(
        String topic, OutKey key, byte[] value, int numPartitions) {
      if (key == null || key.partitionBy() == null) {
        return Optional.empty();
      }
      return Optional.of(
          Set.of(Utils.toPositive(Utils.murmur2(key.partitionBy())) % numPartitions));
    }
  }
}
