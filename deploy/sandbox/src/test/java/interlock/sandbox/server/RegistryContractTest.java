package interlock.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import interlock.contract.registry.CompatibilityLevel;
import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.IncompatibleSchema;
import interlock.contract.registry.InvalidSchema;
import interlock.contract.registry.Patience;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.registry.RegistryMode;
import interlock.contract.registry.RegistryOutage;
import interlock.contract.registry.UnknownSchema;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RecordType;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.contract.wire.WireFormat;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our client and serdes against a real registry, and through a real broker. */
@Timeout(120)
class RegistryContractTest {
  private static final String ONE = letter("{\"name\":\"a\",\"type\":\"int\",\"default\":0}");
  private static final String TWO =
      letter(
          "{\"name\":\"a\",\"type\":\"int\",\"default\":0},"
              + "{\"name\":\"b\",\"type\":\"int\",\"default\":0}");
  private static final String BROKEN = letter("{\"name\":\"a\",\"type\":\"string\"}");
  private static final String PARCEL =
      """
      {"type":"record","name":"Parcel","fields":[
       {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":18,"scale":2}},
       {"name":"sentAt","type":{"type":"long","logicalType":"timestamp-millis"}}]}""";

  private static SandboxServers servers;
  private static HttpSchemaRegistry client;

  @BeforeAll
  static void start() {
    servers = SandboxServers.start();
    client = client(servers.registry().url());
  }

  @AfterAll
  static void stop() {
    client.close();
    servers.close();
  }

  @Test
  void registeringAgainGivesTheSameIdWhateverTheWhiteSpace() {
    int id = client.register("same-value", ONE);
    assertThat(client.register("same-value", ONE)).isEqualTo(id);
    assertThat(client.register("same-value", ONE.replace(",", " ,\n "))).isEqualTo(id);
    assertThat(client.register("other-value", ONE)).isEqualTo(id);
    assertThat(client.lookup("same-value", ONE).id()).isEqualTo(id);
    assertThat(client.byId(id)).isEqualTo(new Schema.Parser().parse(ONE));
  }

  @Test
  void versionsCountUpWithinASubject() {
    client.register("versions-value", ONE);
    int second = client.register("versions-value", TWO);
    assertThat(client.versions("versions-value")).containsExactly(1, 2);
    assertThat(client.lookup("versions-value", TWO).id()).isEqualTo(second);
    assertThat(client.lookup("versions-value", TWO).version()).isEqualTo(2);
  }

  @Test
  void whatIsNotThereIsUnknownAndNoOutage() {
    assertThatExceptionOfType(UnknownSchema.class)
        .as("40401")
        .isThrownBy(() -> client.versions("nobody-value"));
    assertThatExceptionOfType(UnknownSchema.class)
        .isThrownBy(() -> client.lookup("nobody-value", ONE));
    client.register("somebody-value", ONE);
    assertThatExceptionOfType(UnknownSchema.class)
        .as("40403")
        .isThrownBy(() -> client.lookup("somebody-value", TWO));
    assertThatExceptionOfType(UnknownSchema.class).isThrownBy(() -> client.byId(123_456_789));
    assertThatExceptionOfType(UnknownSchema.class).isThrownBy(() -> client.byId(Integer.MAX_VALUE));
  }

  @Test
  void aPathThatIsNoRegistrysIsAnOutage() {
    try (HttpSchemaRegistry elsewhere =
        client(servers.registry().url().replace("/ccompat/v7", "/nowhere"))) {
      assertThatExceptionOfType(RegistryOutage.class).isThrownBy(() -> elsewhere.byId(1));
    }
  }

  @Test
  void whatBreaksTheLevelIsIncompatible() {
    client.register("strict-value", ONE);
    assertThat(client.isCompatible("strict-value", TWO)).isTrue();
    assertThat(client.isCompatible("strict-value", BROKEN)).isFalse();
    assertThat(client.isCompatible("new-value", BROKEN)).isTrue();
    assertThatExceptionOfType(IncompatibleSchema.class)
        .isThrownBy(() -> client.register("strict-value", BROKEN));
    assertThat(client.versions("strict-value")).containsExactly(1);
  }

  @Test
  void whatIsNoSchemaIsInvalid() {
    assertThatExceptionOfType(InvalidSchema.class)
        .isThrownBy(() -> client.register("invalid-value", "{\"type\":\"no such type\"}"));
  }

  @Test
  void levelsAreGlobalAndPerSubject() {
    assertThat(client.globalLevel()).isEqualTo(CompatibilityLevel.FULL_TRANSITIVE);
    client.register("level-value", ONE);
    assertThat(client.level("level-value")).isEqualTo(CompatibilityLevel.FULL_TRANSITIVE);
    assertThat(client.level("nobody-value")).isEqualTo(CompatibilityLevel.FULL_TRANSITIVE);
    client.setLevel("level-value", CompatibilityLevel.NONE);
    assertThat(client.level("level-value")).isEqualTo(CompatibilityLevel.NONE);
    client.register("level-value", BROKEN);
    assertThat(client.versions("level-value")).hasSize(2);
    client.setGlobalLevel(CompatibilityLevel.FULL_TRANSITIVE);
    assertThat(client.globalLevel()).isEqualTo(CompatibilityLevel.FULL_TRANSITIVE);
    assertThat(client.mode()).isEqualTo(RegistryMode.READWRITE);
  }

  @Test
  void aDeadFirstAddressIsPassedOver() {
    String dead = "http://127.0.0.1:" + FreePorts.one();
    try (HttpSchemaRegistry two = client(dead + "," + servers.registry().url())) {
      int id = two.register("failover-value", ONE);
      assertThat(client.lookup("failover-value", ONE).id()).isEqualTo(id);
    }
  }

  @Test
  void recordsGoThroughRegistryAndBrokerAndAnOutageIsWaitedOut() throws Exception {
    RecordType<GenericRecord> type = RecordType.generic(new Schema.Parser().parse(PARCEL));
    GenericRecord parcel =
        new GenericRecordBuilder(type.schema())
            .set("price", new BigDecimal("-12.30"))
            .set("sentAt", Instant.parse("2026-03-04T05:06:07.089Z"))
            .build();
    byte[] sent;
    try (RegistryAccess writer = access()) {
      sent = writer.codec("parcels", type).encode(parcel);
    }
    byte[] received = throughTheBroker("parcels", sent);
    assertThat(received).isEqualTo(sent);

    servers.registry().kill();
    try (RegistryAccess reader = access()) {
      RegisteredCodec<GenericRecord> codec = reader.codec("parcels", type);
      assertThatExceptionOfType(RegistryOutage.class)
          .isThrownBy(() -> reader.registry().byId(WireFormat.id(received)));
      var reading = CompletableFuture.supplyAsync(() -> codec.decode(received));
      assertThat(reading).isNotDone();
      servers.registry().restart();
      assertThat(reading.get(90, TimeUnit.SECONDS)).isEqualTo(parcel);

      byte[] unknown = received.clone();
      unknown[1] = 0x7f;
      assertThatExceptionOfType(BadRecordException.class)
          .isThrownBy(() -> codec.decode(unknown))
          .withMessageContaining("is unknown");
    }
  }

  private static byte[] throughTheBroker(String topic, byte[] value) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", servers.broker().bootstrap());
    try (Admin admin = Admin.create(settings)) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, value)).get();
    }
    List<byte[]> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(one -> values.add(one.value()));
                return !values.isEmpty();
              });
    }
    return values.get(0);
  }

  private static RegistryAccess access() {
    return new RegistryAccess(
        client(servers.registry().url()),
        new Patience(Duration.ofMillis(50), Duration.ofMillis(200)),
        true,
        schema -> PARCEL);
  }

  private static HttpSchemaRegistry client(String urls) {
    return new HttpSchemaRegistry(new RegistryConfig(Map.of("schema.registry.url", urls)));
  }

  private static String letter(String fields) {
    return "{\"type\":\"record\",\"name\":\"Letter\",\"fields\":[" + fields + "]}";
  }
}
