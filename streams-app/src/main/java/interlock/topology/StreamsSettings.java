package interlock.topology;

import interlock.contract.policy.Closest;
import interlock.core.desk.Room;
import interlock.service.config.ConfigProblem;
import interlock.service.config.InterlockConfig;
import interlock.service.config.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;

/** Kafka Streams' settings of an application, each with its reason. */
public final class StreamsSettings {
  /**
   * Bytes of one written record. Twice what an input topic takes ({@link
   * interlock.service.topics.TopicPlan}): a rejected or dead letter holds an input record whole,
   * and headers.
   */
  public static final int LARGEST_RECORD = 2 * 1024 * 1024;

  private StreamsSettings() {}

  /** The settings of one application. */
  public static Properties of(InterlockConfig config, App app) {
    Properties settings = new Properties();
    settings.putAll(config.kafkaClient());
    identity(settings, config, app);
    correctness(settings, config);
    speed(settings, config);
    recovery(settings, config);
    settings.putAll(config.streamsExtras());
    return settings;
  }

  /** What is wrong with {@code streams.*} as far as Kafka Streams can say without a cluster. */
  public static List<ConfigProblem> problems(InterlockConfig config) {
    List<ConfigProblem> problems = new ArrayList<>();
    Set<String> known = known();
    for (String name : config.streamsExtras().keySet()) {
      if (!known.contains(withoutClient(name))) {
        String key = InterlockConfig.STREAMS + name;
        problems.add(
            new ConfigProblem(
                key,
                config.given().get(key).from(),
                "Kafka Streams knows no " + name,
                Closest.to(name, known)
                    .map(near -> "did you mean " + InterlockConfig.STREAMS + near + "?")
                    .orElse("leave it out")));
      }
    }
    if (!problems.isEmpty()) {
      return problems;
    }
    try {
      new StreamsConfig(of(config, App.MONEY));
    } catch (ConfigException e) {
      problems.add(
          new ConfigProblem("streams.*", "", e.getMessage(), "correct or leave out that setting"));
    }
    return problems;
  }

  /** The changelog topics of both applications; Kafka Streams creates them itself. */
  public static List<String> changelogs(InterlockConfig config) {
    return Arrays.stream(App.values())
        .flatMap(app -> app.rooms().stream().flatMap(room -> changelogs(config, app, room)))
        .toList();
  }

  private static Stream<String> changelogs(InterlockConfig config, App app, Room room) {
    String id = app.applicationId(config.applicationIdPrefix());
    return Stores.of(room).stream().map(store -> id + "-" + store + "-changelog");
  }

  private static void identity(Properties settings, InterlockConfig config, App app) {
    settings.put(
        StreamsConfig.APPLICATION_ID_CONFIG, app.applicationId(config.applicationIdPrefix()));
    settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
    // A generated name would change with the topology, and its state be lost without a word.
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(
        StreamsConfig.NUM_STREAM_THREADS_CONFIG,
        config.getInt(
            switch (app) {
              case MONEY -> InterlockConfig.THREADS_MONEY;
              case PEOPLE -> InterlockConfig.THREADS_PEOPLE;
            }));
  }

  private static void correctness(Properties settings, InterlockConfig config) {
    // State, mail, outputs and offsets of a record commit together or not at all.
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    // With "latest" a group that lost its offsets skips what waits (750 events, when tried).
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // Streams demands it for exactly-once; said here so that nobody looks for it.
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
    // Never wait for one topic because another has nothing: desks do not depend on the order
    // between topics, and 0, the default, lets a hanging transaction in one mailbox stop the rest.
    settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1L);
    // Bytes both ways: reading them is the processors' own work, with a door for each outcome.
    settings.put(
        StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class.getName());
    settings.put(
        StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class.getName());
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        FailOnSurprise.InDeserialization.class.getName());
    settings.put(
        StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
        FailOnSurprise.InProduction.class.getName());
    settings.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        FailOnSurprise.InProcessing.class.getName());
    settings.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        Topic.DEAD_LETTER.on(config.topicPrefix()));
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_RECORD);
  }

  private static void speed(Properties settings, InterlockConfig config) {
    Profile profile = config.profile();
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, (long) profile.commitIntervalMillis());
    settings.put(PromptCommit.MILLIS, profile.commitSoonMillis());
    settings.put(StreamsConfig.POLL_MS_CONFIG, (long) profile.pollMillis());
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), profile.lingerMillis());
    // A cache would hold back changes of state until a commit, and each is needed at once.
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StateMemory.class.getName());
    settings.put(StateMemory.MIB, config.getInt(InterlockConfig.STATE_MEMORY));
  }

  private static void recovery(Properties settings, InterlockConfig config) {
    settings.put(
        StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.getInt(InterlockConfig.STANDBYS));
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) config.replicationFactor());
    // How long a killed instance's open transaction blocks what is behind it.
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        config.transactionTimeoutMillis());
    String protocol = config.getString(InterlockConfig.GROUP_PROTOCOL);
    settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, protocol);
    if (protocol.equals("classic")) {
      // With the other protocol these are settings of the group on the brokers.
      settings.put(
          StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
          config.sessionTimeoutMillis());
      settings.put(
          StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
          config.heartbeatMillis());
    }
    // Kafka's five minutes are long for a client that follows a broker to a new address.
    settings.put(StreamsConfig.METADATA_MAX_AGE_CONFIG, 30_000L);
  }

  private static Set<String> known() {
    Set<String> known = new HashSet<>(StreamsConfig.configDef().names());
    known.addAll(ConsumerConfig.configNames());
    known.addAll(ProducerConfig.configNames());
    known.addAll(AdminClientConfig.configNames());
    return known;
  }

  private static String withoutClient(String name) {
    return name.replaceFirst("^(main\\.|restore\\.|global\\.)?(consumer|producer|admin)\\.", "");
  }
}
