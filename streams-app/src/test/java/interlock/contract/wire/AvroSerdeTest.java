package interlock.contract.wire;

import static interlock.contract.registry.FakeRegistry.answers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import interlock.contract.registry.FakeRegistry;
import interlock.contract.registry.LocalSchemaRegistry;
import interlock.contract.registry.RegistryOutage;
import interlock.contract.registry.UnknownSchema;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AvroSerdeTest {
  private static final String OUT = "{\"error_code\":50003,\"message\":\"\"}";

  @Test
  void aTombstoneStaysOne() {
    try (RegistryAccess access = Parcels.access();
        var serializer = AvroSerializer.of(access, Parcel.class);
        var deserializer = AvroDeserializer.of(access, Parcel.class)) {
      assertThat(serializer.serialize(Parcels.TOPIC, null)).isNull();
      assertThat(deserializer.deserialize(Parcels.TOPIC, (byte[]) null)).isNull();
    }
  }

  @Test
  void registersThePublishedTextOnceForEachSubject() {
    LocalSchemaRegistry registry = new LocalSchemaRegistry();
    try (RegistryAccess access = Parcels.access(registry);
        var serializer = AvroSerializer.of(access, Parcel.class)) {
      serializer.serialize("parcels", Parcels.parcel());
      serializer.serialize("returns", Parcels.parcel());
    }
    assertThat(registry.lookup("parcels-value", Parcels.TEXT).version()).isEqualTo(1);
    assertThat(registry.lookup("returns-value", Parcels.TEXT).version()).isEqualTo(1);
    assertThatExceptionOfType(UnknownSchema.class)
        .as("what the generated class carries was not registered")
        .isThrownBy(() -> registry.lookup("parcels-value", Parcel.SCHEMA$.toString()));
  }

  @Test
  void withoutAutoRegisterAnUnknownSchemaIsNotRegistered() {
    LocalSchemaRegistry registry = new LocalSchemaRegistry();
    RegistryAccess access =
        new RegistryAccess(registry, Parcels.access().patience(), false, schema -> Parcels.TEXT);
    var codec = access.codec(Parcels.TOPIC, Parcel.class);
    assertThatExceptionOfType(UnknownSchema.class)
        .isThrownBy(() -> codec.encode(Parcels.parcel()))
        .withMessageContaining("parcels-value");
    registry.register(Parcels.SUBJECT, Parcels.TEXT);
    assertThat(codec.decode(codec.encode(Parcels.parcel()))).isEqualTo(Parcels.parcel());
  }

  @Test
  void aTextThatIsNotTheSchemaOfItsClassIsRefusedAtOnce() {
    RegistryAccess access =
        new RegistryAccess(
            new LocalSchemaRegistry(), Parcels.access().patience(), true, schema -> "\"string\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AvroSerializer.of(access, Parcel.class))
        .withMessageContaining("interlock.contract.wire.Parcel");
  }

  @Test
  void anOutageIsWaitedOutInBothDirections() {
    try (FakeRegistry fake = new FakeRegistry(answers(503, OUT));
        ContractSerdes serdes = serdes(fake);
        Serde<Parcel> serde = serdes.serde(Parcels.TOPIC, Parcel.class)) {
      fake.now(recoversAtThirdRequest("{\"id\":5}"));
      byte[] bytes = serde.serializer().serialize(Parcels.TOPIC, Parcels.parcel());
      assertThat(WireFormat.id(bytes)).isEqualTo(5);
      fake.now(recoversAtThirdRequest(schemaAnswer()));
      assertThat(serde.deserializer().deserialize(Parcels.TOPIC, bytes))
          .isEqualTo(Parcels.parcel());
      assertThat(fake.requests()).hasSize(6);
    }
  }

  @Test
  void closingTheSerdesEndsTheWaitingAsAnOutageNotAsABadRecord() {
    try (FakeRegistry fake = new FakeRegistry(answers(503, OUT))) {
      ContractSerdes serdes = serdes(fake);
      var codec = serdes.codec(Parcels.TOPIC, Parcel.class);
      var waiting = CompletableFuture.supplyAsync(() -> codec.decode(new byte[] {0, 0, 0, 0, 1}));
      while (fake.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(waiting).isNotDone();
      serdes.close();
      assertThat(waiting)
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableThat()
          .withCauseInstanceOf(RegistryOutage.class);
    }
  }

  @Test
  void anUnknownSerdeClassIsRefusedWithItsKey() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(
            () ->
                ContractSerdes.load(
                    Map.of(ContractSerdes.CLASS, "java.lang.String"), schema -> ""))
        .withMessageContaining("interlock.contract.serde");
  }

  private static ContractSerdes serdes(FakeRegistry fake) {
    return ContractSerdes.load(
        Map.of(
            "schema.registry.url", fake.url(),
            "retries.wait.ms", "1",
            "retries.max.wait.ms", "5"),
        schema -> Parcels.TEXT);
  }

  private static FakeRegistry.Behaviour recoversAtThirdRequest(String body) {
    AtomicInteger requests = new AtomicInteger();
    return exchange -> {
      boolean out = requests.incrementAndGet() < 3;
      (out ? answers(503, OUT) : answers(200, body)).handle(exchange);
    };
  }

  private static String schemaAnswer() {
    return "{\"schema\":\"" + Parcels.TEXT.replace("\"", "\\\"").replace("\n", " ") + "\"}";
  }
}
