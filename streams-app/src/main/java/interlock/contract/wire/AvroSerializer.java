package interlock.contract.wire;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes a record of one type in Confluent's wire format; null stays null (a tombstone). Safe for
 * use by several threads. Closing it closes nothing: the registry is shared.
 */
public final class AvroSerializer<T> implements Serializer<T> {
  private final RecordEncoder<T> encoder;

  public AvroSerializer(RegistryAccess access, RecordType<T> type) {
    encoder = new RecordEncoder<>(access, type);
  }

  public static <T extends SpecificRecord> AvroSerializer<T> of(
      RegistryAccess access, Class<T> type) {
    return new AvroSerializer<>(access, RecordType.of(type));
  }

  @Override
  public byte[] serialize(String topic, T record) {
    return record == null ? null : encoder.encode(RegistryAccess.subject(topic), record);
  }
}
