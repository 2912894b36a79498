package interlock.contract.wire;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * How contract records become bytes: a setting, so that a deployment can put another vendor's
 * serdes in. An implementation has a public constructor without parameters. What it gives out must
 * be safe for use by several threads.
 */
public interface ContractSerdes extends AutoCloseable {
  /** The setting that names the implementation. */
  String CLASS = "interlock.contract.serde";

  /**
   * Called once, before anything else.
   *
   * @param settings all of the process's settings
   * @param texts the published schema texts
   * @throws ConfigException when a setting is missing or wrong
   */
  void configure(Map<String, ?> settings, SchemaTexts texts);

  /** Writes the topic's values. */
  <T extends SpecificRecord> Serializer<T> serializer(String topic, Class<T> type);

  /**
   * Reads the topic's values; throws {@link BadRecordException} for bytes that are bad for good and
   * nothing but.
   */
  <T extends SpecificRecord> Deserializer<T> deserializer(String topic, Class<T> type);

  /** Ends all waiting for the registry. */
  @Override
  void close();

  /** Both directions, for Kafka Streams. */
  default <T extends SpecificRecord> Serde<T> serde(String topic, Class<T> type) {
    return Serdes.serdeFrom(serializer(topic, type), deserializer(topic, type));
  }

  /** Both directions, for use outside Kafka's clients. */
  default <T extends SpecificRecord> RegisteredCodec<T> codec(String topic, Class<T> type) {
    return new SerdeCodec<>(topic, serializer(topic, type), deserializer(topic, type));
  }

  /** The table of {@link #CLASS}. */
  static ConfigDef definition() {
    return new ConfigDef()
        .define(
            CLASS,
            ConfigDef.Type.CLASS,
            AvroContractSerdes.class,
            ConfigDef.Importance.LOW,
            "How records of the contracts become bytes: a class that implements "
                + ContractSerdes.class.getName()
                + ". "
                + KafkaSerdeAdapter.class.getName()
                + " takes any Kafka serializer and deserializer, such as Confluent's.");
  }

  /** The implementation that the settings name, configured. */
  static ContractSerdes load(Map<String, ?> settings, SchemaTexts texts) {
    Class<?> named = (Class<?>) definition().parse(settings).get(CLASS);
    Object made;
    try {
      made = named.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new ConfigException(CLASS, named.getName(), "has no usable public constructor: " + e);
    }
    if (!(made instanceof ContractSerdes serdes)) {
      throw new ConfigException(CLASS, named.getName(), "is no " + ContractSerdes.class.getName());
    }
    serdes.configure(settings, texts);
    return serdes;
  }
}
