package interlock.service.deadletter;

import interlock.contract.TopicNames;
import interlock.contract.wire.RegisteredCodec;
import interlock.control.ReplayRecord;
import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import interlock.service.reading.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes letters back to where they came from: the bytes as they came, to the partition they came
 * from, in the order they had there, with {@link #HEADER} naming the letter. Each batch is one
 * transaction with its lines on {@code audit.replay}; so it may be killed at any moment, and what
 * went back is known.
 *
 * <p>One at a time in a deployment: the second to begin ends the first, before either can send a
 * letter that the other one sent.
 */
public final class Replay implements AutoCloseable {
  /** On a replayed record: the letter it was, {@code dead-letter-0@12}. */
  public static final String HEADER = "interlock.replay";

  private static final int BATCH = 100;

  /** What a mailbox takes, with room to spare. */
  private static final int LARGEST = 8 * 1024 * 1024;

  private static final Comparator<Letter> AS_THEY_CAME =
      Comparator.comparing((Letter letter) -> letter.origin().topic())
          .thenComparingInt(letter -> letter.origin().partition())
          .thenComparingLong(letter -> letter.origin().offset());

  private final String prefix;
  private final Clock clock;
  private final RegisteredCodec<ReplayRecord> codec;
  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * Takes the place of any other replay of this deployment; what went back is to be read after it.
   *
   * @throws OutsideException when the cluster does not let it
   */
  public Replay(InterlockConfig config, LetterReader reader, Clock clock) {
    prefix = config.topicPrefix();
    this.clock = clock;
    codec = reader.registry().codec(prefix + TopicNames.AUDIT_REPLAY, ReplayRecord.class);
    Map<String, Object> settings = config.kafkaClient();
    settings.put(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId(config.applicationIdPrefix()));
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "interlock-deadletter");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.checkTimeout().toMillis());
    var bytes = new ByteArraySerializer();
    producer = new KafkaProducer<>(settings, bytes, bytes);
    try {
      producer.initTransactions();
    } catch (KafkaException failure) {
      producer.close();
      throw outside(failure);
    }
  }

  /**
   * The one of a deployment.
   *
   * @param prefix begins the names of its applications
   */
  public static String transactionalId(String prefix) {
    return prefix + "replay";
  }

  /**
   * Sends them.
   *
   * @param letters none that went back before
   * @param progress told after each batch
   * @throws OutsideException when the cluster fails on the way; whole batches are sent or not
   */
  public void send(List<Letter> letters, String by, Progress progress) {
    List<Letter> ordered = letters.stream().sorted(AS_THEY_CAME).toList();
    try {
      for (int from = 0; from < ordered.size(); from += BATCH) {
        int to = Math.min(from + BATCH, ordered.size());
        batch(ordered.subList(from, to), by);
        progress.at(to, ordered.size());
      }
    } catch (KafkaException failure) {
      throw outside(failure);
    }
  }

  private void batch(List<Letter> letters, String by) {
    producer.beginTransaction();
    for (Letter letter : letters) {
      // One that fails makes the commit fail.
      var unused = producer.send(original(letter));
      unused = producer.send(line(letter, by));
    }
    producer.commitTransaction();
  }

  /** Mail keeps its moment, from which its desk has its now; an input topic stamps its own. */
  private ProducerRecord<byte[], byte[]> original(Letter letter) {
    var record =
        new ProducerRecord<>(
            prefix + letter.origin().topic(),
            letter.origin().partition(),
            letter.at().toEpochMilli(),
            letter.key().map(Letter.Bytes::bytes).orElse(null),
            letter.value().map(Letter.Bytes::bytes).orElse(null));
    letter
        .headers()
        .forEach(
            (name, value) -> {
              if (!name.equals(HEADER)) {
                record.headers().add(name, value.bytes());
              }
            });
    record.headers().add(HEADER, letter.place().getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private ProducerRecord<byte[], byte[]> line(Letter letter, String by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var origin = letter.origin();
    var line =
        new ReplayRecord(
            letter.place(), origin.topic(), origin.partition(), origin.offset(), now, by);
    return new ProducerRecord<>(
        prefix + TopicNames.AUDIT_REPLAY,
        letter.place().getBytes(StandardCharsets.UTF_8),
        codec.encode(line));
  }

  private static OutsideException outside(KafkaException failure) {
    return switch (failure) {
      case ProducerFencedException other -> another(other);
      case InvalidProducerEpochException other -> another(other);
      case AuthorizationException denied ->
          new OutsideException(
              "The cluster does not allow it: " + denied.getMessage(),
              "give this principal WRITE on the topics the letters came from and on "
                  + TopicNames.AUDIT_REPLAY
                  + ", and WRITE on its transactional id (see kafka-acls)",
              denied);
      default ->
          new OutsideException(
              "The cluster failed: " + failure.getMessage(),
              "run it again: what went back already is known and left out",
              failure);
    };
  }

  private static OutsideException another(KafkaException failure) {
    return new OutsideException(
        "Another replay has begun and ended this one",
        "wait for it, and run this one again: what went back already is left out",
        failure);
  }

  @Override
  public void close() {
    producer.close();
  }
}
