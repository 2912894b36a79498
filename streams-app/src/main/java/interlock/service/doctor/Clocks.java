package interlock.service.doctor;

import interlock.service.config.InterlockConfig;
import interlock.service.topics.Cluster;
import interlock.topology.App;
import interlock.topology.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The broker's clock against ours, with no right that an instance does not have. An input topic
 * stamps the time of append; the record that asks for it is in a transaction that is aborted, so
 * that nobody reads it.
 */
final class Clocks {
  private static final String AREA = "clock";
  private static final Topic ASKED = Topic.POLICE_DECISION;
  private static final Duration GOOD = Duration.ofSeconds(1);

  /** A version of the policy is in force so soon after its publication. */
  private static final Duration WORST = Duration.ofSeconds(5);

  private Clocks() {}

  static Finding examine(Cluster cluster, InterlockConfig config, Clock clock) {
    String topic = ASKED.on(config.topicPrefix());
    if (!cluster.get(cluster.admin().listTopics().names()).contains(topic)) {
      return notAsked("there is no " + topic, "interlock topics apply");
    }
    Map<String, Object> settings = config.kafkaClient();
    settings.put(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
        App.MONEY.applicationId(config.applicationIdPrefix()) + "-doctor");
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "interlock-doctor");
    // Who ends the doctor in the middle must not hold officers' decisions back for a minute.
    settings.put(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        Math.toIntExact(config.checkTimeout().toMillis()));
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.checkTimeout().toMillis());
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      producer.initTransactions();
      producer.beginTransaction();
      // The first one opens connections; the second one is timed.
      append(producer, topic, config);
      long before = clock.millis();
      long there = append(producer, topic, config);
      long after = clock.millis();
      producer.abortTransaction();
      return compare(before, there, after);
    } catch (KafkaException | ExecutionException | TimeoutException refused) {
      return notAsked(
          "it could not write to " + topic,
          "for this question alone: WRITE on that topic and on the transactional id; else compare"
              + " the machines' NTP");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return notAsked("interrupted", "try again");
    }
  }

  private static long append(
      KafkaProducer<byte[], byte[]> producer, String topic, InterlockConfig config)
      throws ExecutionException, TimeoutException, InterruptedException {
    var record = new ProducerRecord<>(topic, 0, new byte[0], new byte[0]);
    return producer
        .send(record)
        .get(config.checkTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .timestamp();
  }

  /** The broker stamped at {@code there} what we sent and had answered between the two others. */
  static Finding compare(long before, long there, long after) {
    long apart = there < before ? there - before : Math.max(0, there - after);
    String what =
        "the broker's clock is %s ours, to %,d ms"
            .formatted(
                apart == 0
                    ? "the same as"
                    : "%,d ms %s".formatted(Math.abs(apart), apart < 0 ? "behind" : "ahead of"),
                after - before);
    String fix = "let NTP set the clocks of both machines";
    if (Math.abs(apart) > WORST.toMillis()) {
      return Finding.fail(AREA, what + ": deadlines and policies begin at wrong moments", fix);
    }
    return Math.abs(apart) > GOOD.toMillis()
        ? Finding.warn(AREA, what, fix)
        : Finding.ok(AREA, what);
  }

  private static Finding notAsked(String why, String fix) {
    return Finding.warn(AREA, "the broker's clock was not compared: " + why, fix);
  }
}
