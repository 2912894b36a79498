package interlock.contract.wire;

import interlock.contract.registry.RegistryConfig;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Our own serdes, the default: one registry client for the whole process. */
public final class AvroContractSerdes implements ContractSerdes {
  private RegistryAccess access;

  /** To be configured. */
  public AvroContractSerdes() {}

  /** Ready for use, for instance with a registry inside this JVM. */
  public AvroContractSerdes(RegistryAccess access) {
    this.access = access;
  }

  @Override
  public void configure(Map<String, ?> settings, SchemaTexts texts) {
    access = RegistryAccess.of(new RegistryConfig(settings), texts);
  }

  @Override
  public <T extends SpecificRecord> Serializer<T> serializer(String topic, Class<T> type) {
    return AvroSerializer.of(access, type);
  }

  @Override
  public <T extends SpecificRecord> Deserializer<T> deserializer(String topic, Class<T> type) {
    return AvroDeserializer.of(access, type);
  }

  @Override
  public <T extends SpecificRecord> RegisteredCodec<T> codec(String topic, Class<T> type) {
    return access.codec(topic, type);
  }

  @Override
  public void close() {
    access.close();
  }
}
