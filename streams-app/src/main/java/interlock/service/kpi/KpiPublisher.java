package interlock.service.kpi;

import interlock.contract.TopicNames;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.control.KpiDaily;
import interlock.core.policy.Policy;
import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import interlock.service.reading.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes days to {@code kpi.daily}: what is published already is not written again. */
public final class KpiPublisher {
  private final InterlockConfig config;
  private final RegisteredCodec<KpiDaily> codec;
  private final String topic;

  /**
   * @param access that may register the contract, where the settings say so
   */
  public KpiPublisher(InterlockConfig config, RegistryAccess access) {
    this.config = config;
    topic = config.topicPrefix() + TopicNames.KPI_DAILY;
    codec = access.codec(topic, KpiDaily.class);
  }

  /**
   * What was written.
   *
   * @param days of which everything is there
   * @param written records that are new or changed
   * @param unchanged records that were so already
   */
  public record Done(int days, int written, int unchanged) {}

  /**
   * Adds the days up and writes them; may be done again at any time.
   *
   * @param from the first day
   * @param to the last day
   * @throws OutsideException when broker or registry fail; what was written by then stays
   */
  public Done publish(
      KpiReader reader,
      Policy policy,
      LocalDate from,
      LocalDate to,
      Instant asOf,
      Progress progress) {
    PublishedDays published = reader.published(progress);
    var days =
        Computed.read(
                reader,
                from,
                to,
                asOf,
                policy.units(),
                Duration.ofMillis(policy.retention().idleMillis()),
                progress)
            .days();
    List<KpiDaily> records = new ArrayList<>();
    int all = 0;
    for (Map.Entry<LocalDate, SortedMap<String, Figures>> day : days.entrySet()) {
      for (String unit : unitsOf(day.getKey(), day.getValue(), published)) {
        Figures figures = day.getValue().getOrDefault(unit, new Figures());
        all++;
        if (!published.says(day.getKey(), unit, figures)) {
          records.add(record(day.getKey(), unit, figures, asOf));
        }
      }
    }
    send(records);
    return new Done(days.size(), records.size(), all - records.size());
  }

  /** Those with figures, and those that had some; a day without any is told by no unit's. */
  private static Set<String> unitsOf(
      LocalDate day, Map<String, Figures> figures, PublishedDays published) {
    Set<String> units = new HashSet<>(figures.keySet());
    units.addAll(published.of(day).keySet());
    if (units.isEmpty()) {
      units.add(KpiDays.NO_UNIT);
    }
    return units;
  }

  private static KpiDaily record(LocalDate day, String unit, Figures figures, Instant asOf) {
    return new KpiDaily(
        PublishedDays.id(day, unit),
        day.toString(),
        unit,
        figures.toRecords(),
        figures.spreadRecords(),
        Instant.ofEpochMilli(asOf.toEpochMilli()));
  }

  private void send(List<KpiDaily> records) {
    Map<String, Object> settings = new HashMap<>(config.kafkaClient());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "interlock-kpi");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.checkTimeout().toMillis());
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (KpiDaily record : records) {
        byte[] key = record.getId().getBytes(StandardCharsets.UTF_8);
        sent.add(producer.send(new ProducerRecord<>(topic, key, codec.encode(record))));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException | KafkaException e) {
      throw new OutsideException(
          topic + " did not take a record: " + e.getMessage(),
          "do it again: what is published already is not written twice",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutsideException("Interrupted while publishing", "do it again", e);
    }
  }
}
