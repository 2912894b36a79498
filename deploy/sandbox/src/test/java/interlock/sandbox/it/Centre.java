package interlock.sandbox.it;

import interlock.sandbox.load.Endpoints;
import interlock.topology.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** An anti-fraud centre that reads its tasks in a consumer group and commits what it has read. */
final class Centre implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;

  private Centre(KafkaConsumer<byte[], byte[]> consumer, List<String> topics) {
    this.consumer = consumer;
    thread = Thread.ofPlatform().name("centre").start(() -> read(topics));
  }

  static Centre start(Endpoints endpoints, String group) {
    var consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, endpoints.bootstrap(),
                ConsumerConfig.GROUP_ID_CONFIG, group,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    return new Centre(
        consumer,
        List.of(
            Topic.TASK_DISSUASION.on(endpoints.topicPrefix()),
            Topic.TASK_STOP_PAYMENT.on(endpoints.topicPrefix())));
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(List<String> topics) {
    try (consumer) {
      consumer.subscribe(topics);
      while (true) {
        if (!consumer.poll(POLL).isEmpty()) {
          consumer.commitSync();
        }
      }
    } catch (WakeupException closed) {
      return;
    }
  }
}
