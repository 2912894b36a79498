package interlock.peers.flink;

import interlock.contract.wire.RegisteredCodec;
import interlock.peers.PeerPlace;
import java.nio.charset.StandardCharsets;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes beans as tasks, keyed by the task's id. */
final class AvroOutput<B, T extends SpecificRecord & GenericRecord>
    implements KafkaRecordSerializationSchema<B> {
  private static final long serialVersionUID = 1;

  private final String registryUrl;
  private final String topic;
  private final Class<T> type;
  private final SerializableFunction<B, T> task;
  private transient RegisteredCodec<T> codec;

  AvroOutput(String registryUrl, String topic, Class<T> type, SerializableFunction<B, T> task) {
    this.registryUrl = registryUrl;
    this.topic = topic;
    this.type = type;
    this.task = task;
  }

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    codec = PeerPlace.registry(registryUrl).codec(topic, type);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(B bean, KafkaSinkContext context, Long at) {
    T record = task.apply(bean);
    byte[] key = record.get("taskId").toString().getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, key, codec.encode(record));
  }
}
