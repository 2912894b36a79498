package interlock.service.control;

import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Reads a control topic once, and publishes on it, for the commands. */
public final class ControlAdmin {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long LEAST_DELIVERY_MILLIS = 2_000;

  private final InterlockConfig config;
  private final InstantSource clock;
  private final String clientId;

  public ControlAdmin(InterlockConfig config, InstantSource clock, String clientId) {
    this.config = config;
    this.clock = clock;
    this.clientId = clientId;
  }

  /**
   * Everything that is on the topic now.
   *
   * @throws OutsideException when broker or registry fail on the way
   */
  public <R> void read(ControlTopic<R> topic, Consumer<R> take) {
    Instant longest = clock.instant().plus(config.checkTimeout());
    try {
      topic.rewind();
      while (!topic.isAtEnd()) {
        topic.poll(POLL).forEach(take);
        if (clock.instant().isAfter(longest)) {
          throw new OutsideException(
              topic.name() + " cannot be read to its end in time",
              "check that the brokers run and that the topic's partitions have leaders",
              null);
        }
      }
    } catch (KafkaException failure) {
      throw outside(topic.name(), failure);
    }
  }

  /**
   * Publishes a record and waits until the brokers have it.
   *
   * @throws OutsideException when they do not take it
   */
  public void publish(String topic, String key, byte[] value) {
    Map<String, Object> settings = new HashMap<>(config.kafkaClient());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.checkTimeout().toMillis());
    settings.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        Math.toIntExact(Math.max(config.checkTimeout().toMillis(), LEAST_DELIVERY_MILLIS)));
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value)).get();
    } catch (ExecutionException failure) {
      throw outside(topic, failure.getCause());
    } catch (KafkaException failure) {
      throw outside(topic, failure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutsideException("Interrupted while publishing", "see what is published now", e);
    }
  }

  private static OutsideException outside(String topic, Throwable failure) {
    return failure instanceof AuthorizationException
        ? new OutsideException(
            "The cluster does not allow it: " + failure.getMessage(),
            "give this principal READ, WRITE and DESCRIBE on " + topic + " (interlock acls)",
            failure)
        : new OutsideException(
            "The cluster failed: " + failure.getMessage(),
            "try again, or see the brokers' logs",
            failure);
  }
}
