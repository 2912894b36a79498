package interlock.contract.wire;

import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.Patience;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.registry.SchemaRegistry;
import org.apache.avro.specific.SpecificRecord;

/**
 * What all serdes of a process share: one registry with its caches, one patience.
 *
 * @param autoRegister whether a writer registers a schema that the registry does not know
 * @param texts the published schema texts
 */
public record RegistryAccess(
    SchemaRegistry registry, Patience patience, boolean autoRegister, SchemaTexts texts)
    implements AutoCloseable {

  /** Over HTTP, as configured. */
  public static RegistryAccess of(RegistryConfig config, SchemaTexts texts) {
    return new RegistryAccess(
        new HttpSchemaRegistry(config), Patience.of(config), config.autoRegister(), texts);
  }

  /** The codec of a topic's values, by Confluent's TopicNameStrategy. */
  public <T extends SpecificRecord> RegisteredCodec<T> codec(String topic, Class<T> type) {
    return codec(topic, RecordType.of(type));
  }

  /** The codec of a topic's values, by Confluent's TopicNameStrategy. */
  public <T> RegisteredCodec<T> codec(String topic, RecordType<T> type) {
    String subject = subject(topic);
    RecordEncoder<T> encoder = new RecordEncoder<>(this, type);
    RecordDecoder<T> decoder = new RecordDecoder<>(this, type);
    return new RegisteredCodec<>() {
      @Override
      public String subject() {
        return subject;
      }

      @Override
      public byte[] encode(T record) {
        return encoder.encode(subject, record);
      }

      @Override
      public T decode(byte[] bytes) {
        return decoder.decode(bytes);
      }
    };
  }

  /** Ends all waiting for the registry; what is cached goes on to work. */
  @Override
  public void close() {
    patience.close();
    registry.close();
  }

  static String subject(String topic) {
    return topic + "-value";
  }
}
