package interlock.contract.wire;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** A codec made of Kafka's two halves. */
record SerdeCodec<T>(String topic, Serializer<T> serializer, Deserializer<T> deserializer)
    implements RegisteredCodec<T> {
  @Override
  public String subject() {
    return RegistryAccess.subject(topic);
  }

  @Override
  public byte[] encode(T record) {
    return serializer.serialize(topic, record);
  }

  @Override
  public T decode(byte[] bytes) {
    return deserializer.deserialize(topic, bytes);
  }
}
