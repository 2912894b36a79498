package interlock.sandbox.load;

import interlock.topology.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes bytes as they are, also those that no honest party would send. */
public final class RawPublisher implements AutoCloseable {
  private static final int LARGEST_REQUEST = 2 * 1024 * 1024;

  private final String topicPrefix;
  private final KafkaProducer<byte[], byte[]> producer;

  public RawPublisher(String bootstrap, String topicPrefix) {
    this.topicPrefix = topicPrefix;
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                LARGEST_REQUEST),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * Publishes one record and waits until the broker has it.
   *
   * @param value may be null
   */
  public RecordMetadata send(Topic topic, String key, byte[] value) {
    try {
      return producer
          .send(
              new ProducerRecord<>(
                  topic.on(topicPrefix), key.getBytes(StandardCharsets.UTF_8), value))
          .get(60, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the broker refused a record", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
