package interlock.contract.wire;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads a record of one type from Confluent's wire format; null stays null (a tombstone). An outage
 * of the registry is waited out; only bytes that are bad for good give a {@link
 * BadRecordException}. Safe for use by several threads. Closing it closes nothing: the registry is
 * shared.
 */
public final class AvroDeserializer<T> implements Deserializer<T> {
  private final RecordDecoder<T> decoder;

  public AvroDeserializer(RegistryAccess access, RecordType<T> type) {
    decoder = new RecordDecoder<>(access, type);
  }

  public static <T extends SpecificRecord> AvroDeserializer<T> of(
      RegistryAccess access, Class<T> type) {
    return new AvroDeserializer<>(access, RecordType.of(type));
  }

  @Override
  public T deserialize(String topic, byte[] bytes) {
    return bytes == null ? null : decoder.decode(bytes);
  }
}
