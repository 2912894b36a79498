package interlock.contract.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Another vendor's serdes, by Kafka's interfaces: our bytes behind a word of their own. */
public final class Theirs {
  /** A setting that holds the exception of the first call of a deserializer. */
  static final String FAILURE = "test.failure";

  private static final byte[] WORD = "theirs:".getBytes(StandardCharsets.UTF_8);
  private static final RegistryAccess ACCESS = Parcels.access();

  private Theirs() {}

  /** Their serializer. */
  public static final class Out implements Serializer<Parcel> {
    private final AvroSerializer<Parcel> inner = AvroSerializer.of(ACCESS, Parcel.class);

    @Override
    public byte[] serialize(String topic, Parcel parcel) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(WORD);
      bytes.writeBytes(inner.serialize(topic, parcel));
      return bytes.toByteArray();
    }
  }

  /** Their deserializer: fails once if told so, and needs {@code specific.avro.reader}. */
  public static final class In implements Deserializer<Object> {
    private final AvroDeserializer<Parcel> inner = AvroDeserializer.of(ACCESS, Parcel.class);
    private final AtomicReference<SerializationException> failure = new AtomicReference<>();

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
      if (isKey || !Boolean.TRUE.equals(settings.get("specific.avro.reader"))) {
        throw new IllegalArgumentException("not configured as Confluent's wants to be");
      }
      failure.set((SerializationException) settings.get(FAILURE));
    }

    @Override
    public Object deserialize(String topic, byte[] bytes) {
      SerializationException first = failure.getAndSet(null);
      if (first != null) {
        throw first;
      }
      return inner.deserialize(topic, Arrays.copyOfRange(bytes, WORD.length, bytes.length));
    }
  }

  /** Looks like Confluent's, which is known by its name. */
  public static final class RestClientException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    RestClientException(int status) {
      super("secret");
      this.status = status;
    }

    public int getStatus() {
      return status;
    }
  }

  /** A record that is never read. */
  public abstract static class OtherRecord extends SpecificRecordBase {
    private static final long serialVersionUID = 1L;

    @Override
    public Schema getSchema() {
      return Schema.create(Schema.Type.NULL);
    }
  }
}
