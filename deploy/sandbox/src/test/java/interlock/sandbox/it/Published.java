package interlock.sandbox.it;

import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.RegistryAccess;
import interlock.sandbox.drill.Outputs;
import interlock.sandbox.drill.RegistryEventCodec;
import interlock.sandbox.load.Rest;
import interlock.schemas.Contracts;
import interlock.topology.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** Every record of every output topic, as a read_committed reader finds it. For one thread. */
final class Published implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(50);

  private final String topicPrefix;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final RegistryAccess registry;
  private final RegistryEventCodec codec;
  private final Rest rest;
  private final Outputs outputs = new Outputs();
  private final List<ConsumerRecord<byte[], byte[]>> deadLetters = new ArrayList<>();

  Published(TestCluster cluster, String topicPrefix, List<String> groups) {
    this.topicPrefix = topicPrefix;
    registry =
        RegistryEventCodec.access(
            new HttpSchemaRegistry(
                new RegistryConfig(Map.of(RegistryConfig.URL, cluster.registryUrl()))));
    codec = new RegistryEventCodec(registry, topicPrefix);
    rest = new Rest(cluster.bootstrap(), topicPrefix, Deployment.PARTITIONS, groups);
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                cluster.bootstrap(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                4 * 1024 * 1024),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    Set<TopicPartition> all =
        Rest.partitions(topicPrefix, Deployment.PARTITIONS, Set.of(Topic.Use.OUTPUT));
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  /** Every record of a topic so far, as plain trees. */
  List<Map<String, Object>> all(Topic topic) {
    return outputs.all(topic.base());
  }

  /** The newest revision of each task of a topic. */
  List<Map<String, Object>> newest(Topic topic) {
    return outputs.newest(topic.base());
  }

  /** The newest revision of every task, by task id. */
  Map<String, Map<String, Object>> tasks() {
    return Tasks.of(outputs);
  }

  /** As they lie in the topic. */
  List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    return List.copyOf(deadLetters);
  }

  /** How often each event has a receipt, by source and event id. */
  Map<String, Integer> receipts() {
    Map<String, Integer> receipts = new TreeMap<>();
    doors().forEach(r -> receipts.merge(r.get("source") + "/" + r.get("eventId"), 1, Integer::sum));
    return receipts;
  }

  /** Receipts of Intake; what became of an event later has others. */
  private Stream<Map<String, Object>> doors() {
    return all(Topic.SOURCE_RECEIPT).stream().filter(r -> r.get("outcome") == null);
  }

  /** How many receipts name a door. */
  long receipts(String door) {
    return doors().filter(r -> r.get("door").equals(door)).count();
  }

  /** Whether an event has left Intake by a door that gives receipts. */
  boolean hasReceipt(String eventId) {
    return all(Topic.SOURCE_RECEIPT).stream().anyMatch(r -> r.get("eventId").equals(eventId));
  }

  /** Reads on until it holds; looks when nothing more comes for a moment. */
  void await(String what, Predicate<Published> condition) {
    await(what, condition, this::read);
  }

  /** Reads on until it holds; looks after each few records, for who must act before more come. */
  void awaitFirst(String what, Predicate<Published> condition) {
    await(what, condition, this::poll);
  }

  private void await(String what, Predicate<Published> condition, Runnable reading) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .pollInSameThread()
        .until(
            () -> {
              reading.run();
              return condition.test(this);
            });
  }

  /**
   * Reads on until all mail is answered, every transaction has ended and everything that came of it
   * is read.
   */
  void awaitRest() {
    await("at rest", all -> rest.reached() && hasReadAll());
  }

  private boolean hasReadAll() {
    return rest.ends(consumer.assignment()).entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void read() {
    while (poll()) {
      // Until nothing comes for a moment.
    }
  }

  private boolean poll() {
    var records = consumer.poll(POLL);
    records.forEach(this::add);
    return !records.isEmpty();
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    String base = record.topic().substring(topicPrefix.length());
    if (base.equals(Topic.DEAD_LETTER.base())) {
      deadLetters.add(record);
    } else if (Contracts.all().containsKey(base)) {
      String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
      outputs.add(
          base, key, Optional.ofNullable(record.value()).map(value -> codec.decode(base, value)));
    } else {
      throw new IllegalStateException("no contract for " + base);
    }
  }

  /** The topics whose records are revisions of tasks. */
  static Stream<Topic> taskTopics() {
    return Arrays.stream(Topic.values())
        .filter(t -> t.base().startsWith("task."))
        .filter(t -> t != Topic.TASK_HISTORY);
  }

  @Override
  public void close() {
    consumer.close();
    rest.close();
    registry.close();
  }
}
