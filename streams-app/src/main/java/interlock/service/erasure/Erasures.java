package interlock.service.erasure;

import interlock.contract.TopicNames;
import interlock.contract.wire.AvroContractSerdes;
import interlock.control.ErasureRecord;
import interlock.core.desk.Address;
import interlock.police.OfficerDecision;
import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import interlock.service.reading.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Gives orders to forget and reads what the desks answer. */
public final class Erasures implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** Clocks of this machine and of the broker may differ so much. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final InterlockConfig config;
  private final Clock clock;
  private final TopicReader reader;
  private final AvroContractSerdes serdes;
  private final KafkaProducer<byte[], byte[]> producer;

  private Erasures(InterlockConfig config, Clock clock, TopicReader reader) {
    this.config = config;
    this.clock = clock;
    this.reader = reader;
    serdes = new AvroContractSerdes(reader.registry());
    Map<String, Object> settings = new HashMap<>(config.kafkaClient());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "interlock-erase");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.checkTimeout().toMillis());
    var bytes = new ByteArraySerializer();
    producer = new KafkaProducer<>(settings, bytes, bytes);
  }

  /**
   * Connects.
   *
   * @throws OutsideException when no broker answers in time
   */
  public static Erasures connect(InterlockConfig config, Clock clock) {
    return new Erasures(config, clock, TopicReader.connect(config, "interlock-erase"));
  }

  /**
   * Gives the order and waits for the desks.
   *
   * @return what they answered; fewer than the desks asked if some did not in time
   * @throws OutsideException when the brokers did not take the order
   */
  public Answers order(ErasureOrder order, Duration longest) throws InterruptedException {
    Instant from = clock.instant().minus(SKEW);
    List<Address> desks = order.desks();
    // First, so that nobody gives an order whose answers he may not see.
    TopicPartition partition =
        reader.partitionOf(
            TopicNames.AUDIT_ERASURE, order.erasureId().getBytes(StandardCharsets.UTF_8));
    for (Address desk : desks) {
      send(desk, order.decision(desk, clock.instant()));
    }
    Instant until = clock.instant().plus(longest);
    var codec = serdes.codec(config.topicPrefix() + TopicNames.AUDIT_ERASURE, ErasureRecord.class);
    List<ErasureRecord> answers = new ArrayList<>();
    while (true) {
      answers.clear();
      reader.readPart(
          partition,
          from,
          Long.MAX_VALUE,
          record -> {
            ErasureRecord answer = codec.decode(record.value());
            if (answer.getErasureId().equals(order.erasureId())) {
              answers.add(answer);
            }
            return true;
          });
      if (answers.size() >= desks.size() || clock.instant().isAfter(until)) {
        return new Answers(answers, desks.size());
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  /**
   * What the desks answered.
   *
   * @param asked how many were asked
   */
  public record Answers(List<ErasureRecord> lines, int asked) {
    public Answers {
      lines = List.copyOf(lines);
    }

    public boolean isComplete() {
      return lines.size() >= asked;
    }
  }

  private void send(Address desk, OfficerDecision decision) {
    String topic = config.topicPrefix() + TopicNames.DECISION;
    byte[] value = serdes.codec(topic, OfficerDecision.class).encode(decision);
    try {
      producer
          .send(new ProducerRecord<>(topic, desk.key().getBytes(StandardCharsets.UTF_8), value))
          .get(config.checkTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new OutsideException(
          topic + " did not take the order: " + e.getClass().getSimpleName(),
          "check the connection and this principal's WRITE on the topic, and give it again",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutsideException("stopped", "give the order again", e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
    reader.close();
  }
}
