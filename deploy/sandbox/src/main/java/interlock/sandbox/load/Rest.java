package interlock.sandbox.load;

import interlock.topology.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Whether nothing is left to do: every input and every mail is answered, in a committed
 * transaction. What falls due later is no part of it.
 */
public final class Rest implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int POLLS = 20;

  private final Set<TopicPartition> sources;
  private final List<String> groups;
  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> probe;

  /**
   * Of one deployment.
   *
   * @param partitions of each of its topics
   * @param groups of its applications
   */
  public Rest(String bootstrap, String topicPrefix, int partitions, List<String> groups) {
    sources = partitions(topicPrefix, partitions, Set.of(Topic.Use.INPUT, Topic.Use.MAIL));
    this.groups = List.copyOf(groups);
    admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    probe =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /** The partitions of one deployment's topics. */
  public static Set<TopicPartition> partitions(
      String topicPrefix, int partitions, Set<Topic.Use> uses) {
    return Arrays.stream(Topic.values())
        .filter(topic -> uses.contains(topic.use()))
        .flatMap(
            topic ->
                IntStream.range(0, partitions)
                    .mapToObj(p -> new TopicPartition(topic.on(topicPrefix), p)))
        .collect(Collectors.toSet());
  }

  /**
   * Looks once. The ends are taken first and compared at last: if nothing was appended meanwhile
   * and all before the ends was answered, then nothing was on its way.
   */
  public boolean reached() {
    Map<TopicPartition, Long> before = ends(sources);
    Map<TopicPartition, Long> committed = committed();
    for (Map.Entry<TopicPartition, Long> end : before.entrySet()) {
      long answered = committed.getOrDefault(end.getKey(), 0L);
      if (answered < end.getValue() && recordsBetween(end.getKey(), answered, end.getValue())) {
        return false;
      }
    }
    return ends(sources).equals(before);
  }

  /**
   * The ends that a read_uncommitted reader sees: an open transaction does not keep them back, so
   * that whoever has read committed records so far has missed nothing.
   */
  public Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    get(admin.listOffsets(latest).all()).forEach((p, info) -> ends.put(p, info.offset()));
    return ends;
  }

  /** What Kafka Streams has not committed may be a transaction's marker only. */
  private boolean recordsBetween(TopicPartition partition, long from, long to) {
    probe.assign(List.of(partition));
    probe.seek(partition, from);
    for (int i = 0; i < POLLS && probe.position(partition) < to; i++) {
      if (!probe.poll(POLL).isEmpty()) {
        return true;
      }
    }
    return probe.position(partition) < to;
  }

  private Map<TopicPartition, Long> committed() {
    Map<TopicPartition, Long> committed = new HashMap<>();
    for (String group : groups) {
      Map<TopicPartition, OffsetAndMetadata> offsets =
          get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
      offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
    }
    return committed;
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    probe.close();
    admin.close();
  }
}
