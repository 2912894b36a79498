package interlock.service.kpi;

import interlock.casefile.CaseSummary;
import interlock.contract.TopicNames;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RegisteredCodec;
import interlock.control.KpiDaily;
import interlock.intake.SourceReceipt;
import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import interlock.service.explain.HistoryCodec;
import interlock.service.explain.Revision;
import interlock.service.reading.Progress;
import interlock.service.reading.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads what figures are made of, and the figures that are published. For one thread. */
public final class KpiReader implements AutoCloseable {
  private final TopicReader topics;
  private final HistoryCodec history;
  private final RegisteredCodec<CaseSummary> summaries;
  private final RegisteredCodec<SourceReceipt> receipts;
  private final RegisteredCodec<KpiDaily> daily;

  private KpiReader(TopicReader topics) {
    this.topics = topics;
    history = new HistoryCodec(topics.registry());
    summaries = topics.registry().codec(TopicNames.CASE_SUMMARY, CaseSummary.class);
    receipts = topics.registry().codec(TopicNames.SOURCE_RECEIPT, SourceReceipt.class);
    daily = topics.registry().codec(TopicNames.KPI_DAILY, KpiDaily.class);
  }

  /**
   * Connects.
   *
   * @throws OutsideException when no broker answers in time
   */
  public static KpiReader connect(InterlockConfig config) {
    return new KpiReader(TopicReader.connect(config, "interlock-kpi"));
  }

  /**
   * What is published on {@code kpi.daily}.
   *
   * @throws OutsideException when broker or registry fail on the way, likewise below
   */
  public PublishedDays published(Progress progress) {
    var days = new PublishedDays();
    topics.read(
        topics.partitions(TopicNames.KPI_DAILY),
        record -> {
          if (record.value() == null) {
            days.gone(text(record.key()));
          } else {
            decode(daily, record).ifPresent(days::take);
          }
        },
        progress);
    return days;
  }

  /**
   * Takes all that the days need.
   *
   * @return the first day of which history and receipts have everything; empty when there is
   *     nothing at all
   */
  Optional<LocalDate> readInto(KpiDays days, Progress progress) {
    var whole = new WholeSince();
    var receiptsWhole = new WholeSince();
    topics.read(
        topics.partitions(TopicNames.TASK_HISTORY),
        record -> {
          whole.pass(record);
          revision(record)
              .ifPresent(r -> r.task().ifPresent(task -> days.take(task, r.history().getAt())));
        },
        progress);
    Map<String, CaseSummary> newest = new HashMap<>();
    topics.read(
        topics.partitions(TopicNames.CASE_SUMMARY),
        record -> {
          if (record.value() == null) {
            newest.remove(text(record.key()));
          } else {
            decode(summaries, record).ifPresent(s -> newest.put(s.getCaseId(), s));
          }
        },
        progress);
    newest.values().forEach(days::take);
    topics.read(
        topics.partitions(TopicNames.SOURCE_RECEIPT),
        record -> {
          receiptsWhole.pass(record);
          decode(receipts, record)
              .filter(receipt -> receipt.getTaskId() != null)
              .ifPresent(receipt -> days.led(receipt.getSource(), receipt.getTaskId()));
        },
        progress);
    // Receipts may be kept for less long: a day without them would lack the sources' precision.
    return whole
        .firstDay()
        .map(day -> receiptsWhole.lostBefore().filter(lost -> lost.isAfter(day)).orElse(day));
  }

  private Optional<Revision> revision(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(history.decode(record.value()));
    } catch (BadRecordException unreadable) {
      return Optional.empty();
    }
  }

  private static <T> Optional<T> decode(
      RegisteredCodec<T> codec, ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(codec.decode(record.value()));
    } catch (BadRecordException unreadable) {
      // By a newer or another writer: nothing of it can be told.
      return Optional.empty();
    }
  }

  private static String text(byte[] key) {
    return key == null ? "" : new String(key, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    topics.close();
  }

  /** A partition whose first record is not the first that it ever had has lost some. */
  private static final class WholeSince {
    private final Set<Integer> begun = new HashSet<>();
    private Instant begins = Instant.MAX;
    private Instant lostUntil = Instant.MIN;

    void pass(ConsumerRecord<byte[], byte[]> record) {
      if (begun.add(record.partition())) {
        Instant first = Instant.ofEpochMilli(record.timestamp());
        begins = first.isBefore(begins) ? first : begins;
        if (record.offset() > 0 && first.isAfter(lostUntil)) {
          lostUntil = first;
        }
      }
    }

    Optional<LocalDate> firstDay() {
      return begun.isEmpty()
          ? Optional.empty()
          : Optional.of(lostBefore().orElseGet(() -> KpiDays.day(begins)));
    }

    /** The first day that is whole, where something was lost. */
    Optional<LocalDate> lostBefore() {
      return lostUntil.equals(Instant.MIN)
          ? Optional.empty()
          : Optional.of(KpiDays.day(lostUntil).plusDays(1));
    }
  }
}
