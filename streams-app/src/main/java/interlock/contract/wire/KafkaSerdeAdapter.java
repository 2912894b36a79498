package interlock.contract.wire;

import interlock.contract.registry.Patience;
import interlock.contract.registry.RegistryOutage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Any Kafka serializer and deserializer as contract serdes, for instance Confluent's {@code
 * KafkaAvroSerializer} and {@code KafkaAvroDeserializer}. They get all settings and must be safe
 * for use by several threads, as Confluent's are. Failures that come from the network are waited
 * out; all others are the record's fault.
 */
public final class KafkaSerdeAdapter implements ContractSerdes {
  /** The setting that names the serializer. */
  public static final String SERIALIZER = "interlock.contract.serializer";

  /** The setting that names the deserializer. */
  public static final String DESERIALIZER = "interlock.contract.deserializer";

  /** Confluent's switch to generated classes; on, unless the settings say otherwise. */
  private static final String SPECIFIC_READER = "specific.avro.reader";

  private final Patience patience = new Patience(Duration.ofMillis(100), Duration.ofSeconds(5));
  private AbstractConfig classes;
  private Map<String, Object> settings;

  @Override
  public void configure(Map<String, ?> given, SchemaTexts texts) {
    classes = new AbstractConfig(adapterDefinition(), given, false);
    settings = new HashMap<>(given);
    settings.putIfAbsent(SPECIFIC_READER, true);
  }

  @Override
  public <T extends SpecificRecord> Serializer<T> serializer(String topic, Class<T> type) {
    @SuppressWarnings("unchecked") // a serializer takes what it is given
    Serializer<T> theirs = classes.getConfiguredInstance(SERIALIZER, Serializer.class);
    theirs.configure(settings, false);
    return (onTopic, record) -> patience.until(() -> serialize(theirs, onTopic, record));
  }

  @Override
  public <T extends SpecificRecord> Deserializer<T> deserializer(String topic, Class<T> type) {
    Deserializer<?> theirs = classes.getConfiguredInstance(DESERIALIZER, Deserializer.class);
    theirs.configure(settings, false);
    return (onTopic, bytes) -> patience.until(() -> deserialize(theirs, onTopic, bytes, type));
  }

  @Override
  public void close() {
    patience.close();
  }

  private static <T> byte[] serialize(Serializer<T> theirs, String topic, T record) {
    try {
      return theirs.serialize(topic, record);
    } catch (RuntimeException e) {
      if (ForeignFailure.isOutage(e)) {
        throw new RegistryOutage("the configured serializer cannot reach its registry", e);
      }
      throw e;
    }
  }

  private static <T> T deserialize(
      Deserializer<?> theirs, String topic, byte[] bytes, Class<T> type) {
    Object record;
    try {
      record = theirs.deserialize(topic, bytes);
    } catch (RuntimeException e) {
      // Kafka's other exceptions (time-out, disconnect, authentication) never speak of the bytes.
      boolean ofKafka = e instanceof KafkaException && !(e instanceof SerializationException);
      if (ofKafka || ForeignFailure.isOutage(e)) {
        throw new RegistryOutage("the configured deserializer cannot reach its registry", e);
      }
      throw new BadRecordException(
          "the configured deserializer refuses it (%s)"
              .formatted(ForeignFailure.rootCause(e).getClass().getSimpleName()));
    }
    if (record != null && !type.isInstance(record)) {
      throw new BadRecordException(
          "is a %s, not a %s".formatted(record.getClass().getName(), type.getName()));
    }
    return type.cast(record);
  }

  /** The adapter's own table. */
  public static ConfigDef adapterDefinition() {
    return new ConfigDef()
        .define(
            SERIALIZER,
            ConfigDef.Type.CLASS,
            ConfigDef.NO_DEFAULT_VALUE,
            ConfigDef.Importance.LOW,
            "Kafka serializer for values, with " + CLASS + "=" + KafkaSerdeAdapter.class.getName())
        .define(
            DESERIALIZER,
            ConfigDef.Type.CLASS,
            ConfigDef.NO_DEFAULT_VALUE,
            ConfigDef.Importance.LOW,
            "Kafka deserializer for values, with "
                + CLASS
                + "="
                + KafkaSerdeAdapter.class.getName());
  }
}
