package interlock.sandbox.bench;

import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.Rest;
import interlock.topology.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How many mails lie in the mailboxes. Offsets do not tell: transactions take some of them. */
final class MailCount {
  private static final Duration POLL = Duration.ofMillis(200);

  private MailCount() {}

  /** Reads all that is committed by now. */
  static long of(Endpoints endpoints, int partitions) {
    Set<TopicPartition> boxes =
        Rest.partitions(endpoints.topicPrefix(), partitions, Set.of(Topic.Use.MAIL));
    try (var consumer =
        new KafkaConsumer<>(
            endpoints.client(
                Map.of(
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                    10_000)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(boxes);
      Map<TopicPartition, Long> ends = consumer.endOffsets(boxes);
      consumer.seekToBeginning(boxes);
      long mails = 0;
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        mails += consumer.poll(POLL).count();
      }
      return mails;
    }
  }
}
