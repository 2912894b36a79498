package interlock.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.EOFException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class KafkaSerdeAdapterTest {
  @Test
  void anotherVendorsSerdesAreASetting() {
    try (ContractSerdes serdes = serdes(Map.of())) {
      assertThat(serdes).isInstanceOf(KafkaSerdeAdapter.class);
      RegisteredCodec<Parcel> codec = serdes.codec(Parcels.TOPIC, Parcel.class);
      byte[] bytes = codec.encode(Parcels.parcel());
      assertThat(new String(bytes, 0, 7, StandardCharsets.UTF_8))
          .isEqualTo("theirs:");
      assertThat(codec.decode(bytes)).isEqualTo(Parcels.parcel());
    }
  }

  @Test
  void whatTheyRefuseIsABadRecordAndTheirMessageStaysUntold() {
    try (ContractSerdes serdes =
        serdes(Map.of(Theirs.FAILURE, new SerializationException("secret", new EOFException("secret"))))) {
      assertThatExceptionOfType(BadRecordException.class)
          .isThrownBy(() -> serdes.codec(Parcels.TOPIC, Parcel.class).decode(new byte[9]))
          .withMessageContaining("EOFException")
          .withMessageNotContaining("secret")
          .withNoCause();
    }
  }

  @Test
  void aRecordOfAnotherTypeIsBad() {
    try (ContractSerdes serdes = serdes(Map.of())) {
      byte[] parcel = serdes.codec(Parcels.TOPIC, Parcel.class).encode(Parcels.parcel());
      assertThatExceptionOfType(BadRecordException.class)
          .isThrownBy(() -> serdes.codec(Parcels.TOPIC, Theirs.OtherRecord.class).decode(parcel))
          .withMessageContaining("Parcel");
    }
  }

  @Test
  void theirNetworkFailuresAreWaitedOut() {
    waitsOut(new SerializationException("x", new ConnectException("refused")));
    waitsOut(new SerializationException("x", new Theirs.RestClientException(503)));
    waitsOut(new SerializationException("x", new Theirs.RestClientException(401)));
  }

  @Test
  void anIdThatTheirRegistryDoesNotKnowIsABadRecord() {
    try (ContractSerdes serdes =
        serdes(Map.of(Theirs.FAILURE, new SerializationException("x", new Theirs.RestClientException(404))))) {
      assertThatExceptionOfType(BadRecordException.class)
          .isThrownBy(() -> serdes.codec(Parcels.TOPIC, Parcel.class).decode(new byte[9]));
    }
  }

  @Test
  void aMissingClassIsAProblemOfTheSettings() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(
            () ->
                ContractSerdes.load(
                    Map.of(ContractSerdes.CLASS, KafkaSerdeAdapter.class.getName()),
                    schema -> Parcels.TEXT))
        .withMessageContaining("interlock.contract.serializer");
  }

  private static void waitsOut(SerializationException outage) {
    try (ContractSerdes serdes = serdes(Map.of(Theirs.FAILURE, outage))) {
      RegisteredCodec<Parcel> codec = serdes.codec(Parcels.TOPIC, Parcel.class);
      byte[] bytes = codec.encode(Parcels.parcel());
      assertThat(codec.decode(bytes)).isEqualTo(Parcels.parcel());
    }
  }

  private static ContractSerdes serdes(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put(ContractSerdes.CLASS, KafkaSerdeAdapter.class.getName());
    settings.put(KafkaSerdeAdapter.SERIALIZER, Theirs.Out.class.getName());
    settings.put(KafkaSerdeAdapter.DESERIALIZER, Theirs.In.class.getName());
    return ContractSerdes.load(settings, schema -> Parcels.TEXT);
  }
}
