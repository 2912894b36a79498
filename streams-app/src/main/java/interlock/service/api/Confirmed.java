package interlock.service.api;

import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes record by record and waits until all replicas have each. For several threads. */
final class Confirmed implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int REQUEST_MILLIS = 5_000;

  private final KafkaProducer<byte[], byte[]> producer;

  Confirmed(InterlockConfig config) {
    Map<String, Object> settings = new HashMap<>(config.kafkaClient());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "interlock-api");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MILLIS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    var bytes = new ByteArraySerializer();
    producer = new KafkaProducer<>(settings, bytes, bytes);
  }

  /**
   * Publishes one record.
   *
   * @param topic with the deployment's prefix
   * @throws OutsideException when the brokers did not confirm it
   */
  void send(String topic, String key, byte[] value) {
    try {
      producer
          .send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
          .get(2L * TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new OutsideException(
          topic + " did not take a record: " + e.getClass().getSimpleName(),
          "send it again under the same eventId",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutsideException("stopping", "ask another instance", e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
