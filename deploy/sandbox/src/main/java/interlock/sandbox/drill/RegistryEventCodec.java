package interlock.sandbox.drill;

import interlock.contract.registry.Patience;
import interlock.contract.registry.SchemaRegistry;
import interlock.contract.wire.RecordType;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.schemas.Contracts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/** By a schema registry: a real one, or one inside this JVM. For one thread. */
public final class RegistryEventCodec implements EventCodec {
  private final RegistryAccess access;
  private final String topicPrefix;
  private final Map<String, RegisteredCodec<GenericRecord>> codecs = new HashMap<>();

  /**
   * For the topics of one deployment.
   *
   * @param access stays the caller's to close
   * @param topicPrefix what the deployment's topics begin with, and so its subjects; may be empty
   */
  public RegistryEventCodec(RegistryAccess access, String topicPrefix) {
    this.access = access;
    this.topicPrefix = topicPrefix;
  }

  /** With the published texts, registering what the registry does not know. */
  public static RegistryAccess access(SchemaRegistry registry) {
    Patience patience = new Patience(Duration.ofMillis(100), Duration.ofSeconds(5));
    return new RegistryAccess(
        registry, patience, true, schema -> Contracts.text(schema.getFullName()));
  }

  @Override
  public byte[] encode(String topic, GenericRecord event) {
    return codec(topic).encode(event);
  }

  @Override
  public GenericRecord decode(String topic, byte[] value) {
    return codec(topic).decode(value);
  }

  private RegisteredCodec<GenericRecord> codec(String topic) {
    return codecs.computeIfAbsent(
        topic, t -> access.codec(topicPrefix + t, RecordType.generic(Topics.schema(t))));
  }
}
