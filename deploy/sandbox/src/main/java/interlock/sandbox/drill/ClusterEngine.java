package interlock.sandbox.drill;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A real broker and a real registry, in wall-clock time. Sees what is published from its
 * construction on and committed; the drill's time zero is then, and its moments move with it.
 */
public final class ClusterEngine implements DrillEngine {
  /** A record may take so long, whatever a drill says. */
  private static final Duration LATENESS = Duration.ofSeconds(5);

  /** After so long without a record nothing more is expected. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  /** On a cluster that others use too it may never be quiet. */
  private static final Duration SETTLED = Duration.ofSeconds(30);

  private static final Duration POLL = Duration.ofMillis(100);

  private final ClusterSettings settings;
  private final EventCodec codec;
  private final Clock clock;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Outputs outputs = new Outputs();
  private final Instant start;

  /**
   * Connects and notes where every output topic ends.
   *
   * @throws IllegalStateException if topics are missing, with all of them
   */
  public ClusterEngine(ClusterSettings settings, EventCodec codec, Clock clock) {
    this.settings = settings;
    this.codec = codec;
    this.clock = clock;
    consumer =
        new KafkaConsumer<>(
            consumerSettings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> partitions = outputPartitions();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
      producer =
          new KafkaProducer<>(
              producerSettings(), new ByteArraySerializer(), new ByteArraySerializer());
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
    start = clock.instant();
  }

  /** Why a drill cannot run against a cluster; empty if it can. */
  public static List<Fault> refusals(Drill drill, Duration maxWait) {
    List<Fault> refusals = new ArrayList<>();
    if (drill.ownPolicy()) {
      refusals.add(
          new Fault(
              drill.file(),
              1,
              "has a policy or units of its own, but a cluster decides by the policy it has"));
    }
    Duration last = Duration.ZERO;
    for (Step step : drill.steps()) {
      Duration gap = step.at().minus(last);
      Duration within = step instanceof Step.Expect expect ? expect.within() : Duration.ZERO;
      if (gap.compareTo(maxWait) > 0 || within.compareTo(maxWait) > 0) {
        refusals.add(
            new Fault(
                drill.file(),
                step.line(),
                "would wait %s in wall-clock time, more than --max-wait %s: run it in virtual time"
                    .formatted(
                        Offsets.text(gap.compareTo(within) > 0 ? gap : within),
                        Offsets.text(maxWait))));
      }
      last = step.at();
    }
    return refusals;
  }

  @Override
  public Instant start() {
    return start;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public boolean isVirtual() {
    return false;
  }

  @Override
  public Duration lateness() {
    return LATENESS;
  }

  @Override
  public Instant deadline(Instant at, Duration within) {
    Instant from = now().isAfter(at) ? now() : at;
    return from.plus(within.compareTo(LATENESS) > 0 ? within : LATENESS);
  }

  @Override
  public void advanceTo(Instant moment) {
    while (now().isBefore(moment)) {
      poll(moment);
    }
  }

  @Override
  public boolean advance(Instant limit) {
    do {
      if (poll(limit) > 0) {
        return true;
      }
    } while (now().isBefore(limit));
    return false;
  }

  @Override
  public void send(String topic, GenericRecord event) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            settings.topicPrefix() + topic,
            Keys.of(topic, event).getBytes(StandardCharsets.UTF_8),
            codec.encode(topic, event));
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "the broker did not take an event for " + topic, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending to " + topic, e);
    }
  }

  @Override
  public void settle() {
    Instant longest = now().plus(SETTLED);
    Instant quietAt = now().plus(QUIET);
    while (now().isBefore(quietAt) && now().isBefore(longest)) {
      if (poll(quietAt) > 0) {
        quietAt = now().plus(QUIET);
      }
    }
  }

  @Override
  public Outputs outputs() {
    return outputs;
  }

  @Override
  public void close() {
    try {
      producer.close();
    } finally {
      consumer.close();
    }
  }

  private int poll(Instant limit) {
    Duration left = Duration.between(now(), limit);
    Duration wait = left.isNegative() ? Duration.ZERO : left.compareTo(POLL) < 0 ? left : POLL;
    int count = 0;
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
      String topic = record.topic().substring(settings.topicPrefix().length());
      String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
      outputs.add(
          topic, key, Optional.ofNullable(record.value()).map(value -> codec.decode(topic, value)));
      count++;
    }
    return count;
  }

  private List<TopicPartition> outputPartitions() {
    Map<String, List<PartitionInfo>> there = consumer.listTopics();
    List<TopicPartition> partitions = new ArrayList<>();
    TreeSet<String> missing = new TreeSet<>();
    for (String output : Topics.outputs()) {
      String topic = settings.topicPrefix() + output;
      if (there.containsKey(topic)) {
        there.get(topic).forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
      } else {
        missing.add(topic);
      }
    }
    Topics.inputs().stream()
        .map(input -> settings.topicPrefix() + input)
        .filter(topic -> !there.containsKey(topic))
        .forEach(missing::add);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "the cluster has no topic " + String.join(", ", missing) + ": create them first");
    }
    return partitions;
  }

  private Map<String, Object> consumerSettings() {
    Map<String, Object> all = new HashMap<>(settings.client());
    all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return all;
  }

  private Map<String, Object> producerSettings() {
    Map<String, Object> all = new HashMap<>(settings.client());
    all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return all;
  }
}
