package interlock.topology;

import interlock.contract.intake.Sent;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.registry.LocalSchemaRegistry;
import interlock.contract.registry.Patience;
import interlock.contract.registry.SchemaRegistry;
import interlock.contract.signature.SourceKeys;
import interlock.contract.wire.AvroContractSerdes;
import interlock.contract.wire.ContractSerdes;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.core.desk.Room;
import interlock.core.desk.TaskIds;
import interlock.core.policy.Policy;
import interlock.core.policy.PolicyBook;
import interlock.metrics.Meters;
import interlock.metrics.Watched;
import interlock.schemas.Contracts;
import interlock.service.Assembly;
import interlock.service.config.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The product's own rooms in virtual time, with the packaged policy or another. */
final class House implements AutoCloseable {
  /** Whom its metrics name. */
  static final Watched WATCHED = new Watched(Set.of("PSB"), Set.of("ICBC"), List.of());

  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final RegistryAccess access;
  private final ContractSerdes serdes;
  private final TopologyTestDriver driver;
  private final Map<String, RegisteredCodec<?>> recordCodecs = new HashMap<>();

  House(Path stateDir) {
    this(stateDir, new LocalSchemaRegistry(), PolicyDocument.packaged(), SourceKeys.NONE);
  }

  House(Path stateDir, SchemaRegistry registry) {
    this(stateDir, registry, PolicyDocument.packaged(), SourceKeys.NONE);
  }

  House(Path stateDir, Policy policy) {
    this(stateDir, policy, SourceKeys.NONE);
  }

  House(Path stateDir, Policy policy, SourceKeys keys) {
    this(stateDir, new LocalSchemaRegistry(), policy, keys);
  }

  private House(Path stateDir, SchemaRegistry registry, Policy policy, SourceKeys keys) {
    access = access(registry);
    serdes = new AvroContractSerdes(access);
    Properties settings = StreamsSettings.of(Settings.with(), App.MONEY);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    // Else every test begins with Kafka's advice to set it; the constant is deprecated from birth.
    settings.put("processing.exception.handler.global.enabled", true);
    driver =
        new TopologyTestDriver(
            rooms(access, serdes, policy, keys, new Counters(new Meters(meters), WATCHED))
                .topology(List.of(App.values())),
            settings,
            Sent.AT);
  }

  /** The topology of one application, as the product has it. */
  static Topology topology(App app) {
    try (var access = access(new LocalSchemaRegistry())) {
      return rooms(
              access,
              new AvroContractSerdes(access),
              PolicyDocument.packaged(),
              SourceKeys.NONE,
              new Counters(new SimpleMeterRegistry()))
          .topology(List.of(app));
    }
  }

  private static RegistryAccess access(SchemaRegistry registry) {
    return new RegistryAccess(
        registry,
        new Patience(Duration.ofMillis(1), Duration.ofMillis(1)),
        true,
        schema -> Contracts.text(schema.getFullName()));
  }

  private static Rooms rooms(
      RegistryAccess access,
      ContractSerdes serdes,
      Policy policy,
      SourceKeys keys,
      Counters counters) {
    return Assembly.rooms(
        access,
        serdes,
        "",
        PolicyBook.of(policy),
        keys,
        new TaskIds("a key for the tests".getBytes(StandardCharsets.UTF_8)),
        1,
        counters);
  }

  @SuppressWarnings("unchecked") // the record's own class
  <T extends SpecificRecord> byte[] bytes(String topic, T record) {
    return codec(topic, (Class<T>) record.getClass()).encode(record);
  }

  <T extends SpecificRecord> T record(Topic topic, byte[] value, Class<T> type) {
    return codec(topic.base(), type).decode(value);
  }

  /** Made once: it reads the schema, and a flood asks ten thousand times. */
  @SuppressWarnings("unchecked") // a topic has one record
  private <T extends SpecificRecord> RegisteredCodec<T> codec(String topic, Class<T> type) {
    return (RegisteredCodec<T>) recordCodecs.computeIfAbsent(topic, t -> serdes.codec(t, type));
  }

  void send(String topic, SpecificRecord record) {
    send(topic, "key", bytes(topic, record), new RecordHeaders());
  }

  void send(String topic, String key, byte[] value, Headers headers) {
    send(topic, key, value, headers, Sent.AT);
  }

  void send(String topic, String key, byte[] value, Headers headers, Instant appendedAt) {
    driver
        .createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(
            new TestRecord<>(key.getBytes(StandardCharsets.UTF_8), value, headers, appendedAt));
  }

  /** From now on nobody waits for the registry any more, as when the process is stopped. */
  void giveUpWaiting() {
    access.patience().close();
  }

  void advance(Duration time) {
    driver.advanceWallClockTime(time);
  }

  /** What was written there since it was last asked; a mailbox tells its mail to its desk too. */
  List<TestRecord<byte[], byte[]>> written(Topic topic) {
    return driver
        .createOutputTopic(topic.base(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  /** How many desks of a room have a file, or wait to be woken. */
  int kept(Room room) {
    return count(driver.getKeyValueStore(Stores.files(room)))
        + count(driver.getKeyValueStore(Stores.wakes(room)))
        + count(driver.getKeyValueStore(Stores.outbox(room)));
  }

  private static int count(KeyValueStore<?, ?> store) {
    int count = 0;
    try (KeyValueIterator<?, ?> all = store.all()) {
      while (all.hasNext()) {
        all.next();
        count++;
      }
    }
    return count;
  }

  /** Where its metrics are, for others to tell theirs beside them. */
  MeterRegistry meters() {
    return meters;
  }

  /** As Prometheus would read it. */
  String scrape() {
    return meters.scrape();
  }

  /** Of a counter whose {@code change} is that, all scopes together. */
  double counted(String counter, String change) {
    return meters.get(counter).tag("change", change).counters().stream()
        .mapToDouble(c -> c.count())
        .sum();
  }

  double counted(String counter) {
    return meters.get(counter).counter().count();
  }

  double read(IntakeParty party) {
    return meters.get("interlock_intake_read").tag("party", party.label()).counter().count();
  }

  double left(IntakeParty party, String door) {
    return meters
        .get("interlock_intake_left")
        .tag("party", party.label())
        .tag("door", door)
        .counter()
        .count();
  }

  @Override
  public void close() {
    driver.close();
    serdes.close();
    access.close();
  }
}
