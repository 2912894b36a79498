package interlock.peers.flink;

import interlock.contract.wire.RegisteredCodec;
import interlock.peers.PeerPlace;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.TypeExtractor;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads a topic's records and makes beans of each at once, so that none of Avro's classes travels
 * through the job.
 */
final class AvroInput<T extends SpecificRecord, B> implements KafkaRecordDeserializationSchema<B> {
  private static final long serialVersionUID = 1;

  private final String registryUrl;
  private final Class<T> type;
  private final Class<B> bean;
  private final SerializableFunction<T, List<B>> beans;
  private transient RegisteredCodec<T> codec;

  AvroInput(
      String registryUrl, Class<T> type, Class<B> bean, SerializableFunction<T, List<B>> beans) {
    this.registryUrl = registryUrl;
    this.type = type;
    this.bean = bean;
    this.beans = beans;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    codec = PeerPlace.registry(registryUrl).codec("any", type);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<B> out) {
    beans.apply(codec.decode(message.value())).forEach(out::collect);
  }

  @Override
  public TypeInformation<B> getProducedType() {
    return TypeExtractor.createTypeInfo(bean);
  }
}
