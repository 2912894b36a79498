package interlock.service.trace;

import interlock.casefile.CaseSummary;
import interlock.casefile.TraceEdge;
import interlock.contract.Reader;
import interlock.contract.TopicNames;
import interlock.contract.intake.Readers;
import interlock.contract.wire.AvroContractSerdes;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RegisteredCodec;
import interlock.core.event.IncidentReport;
import interlock.core.event.Transfer;
import interlock.core.identity.Account;
import interlock.core.policy.Policy;
import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import interlock.service.reading.Progress;
import interlock.service.reading.TopicReader;
import interlock.task.StopPaymentTask;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads what was published of a case. Its own topics lie by its key; tasks lie by their account,
 * and how a party spreads its reports and movements is its own affair: of these every partition is
 * read.
 */
public final class CaseReader implements AutoCloseable {
  private final TopicReader topics;
  private final Readers intake;
  private final RegisteredCodec<CaseSummary> summaries;
  private final RegisteredCodec<TraceEdge> edges;
  private final RegisteredCodec<StopPaymentTask> stops;
  private int unreadable;

  private CaseReader(TopicReader topics, InterlockConfig config, Policy policy) {
    this.topics = topics;
    var registry = topics.registry();
    intake = new Readers(new AvroContractSerdes(registry), config.topicPrefix(), at -> policy);
    summaries = registry.codec(TopicNames.CASE_SUMMARY, CaseSummary.class);
    edges = registry.codec(TopicNames.TRACE_EDGE, TraceEdge.class);
    stops = registry.codec(TopicNames.TASK_STOP_PAYMENT, StopPaymentTask.class);
  }

  /**
   * Connects.
   *
   * @param policy whose limits Intake goes by
   * @throws OutsideException when no broker answers in time
   */
  public static CaseReader connect(InterlockConfig config, Policy policy) {
    return new CaseReader(TopicReader.connect(config, "interlock-trace"), config, policy);
  }

  /**
   * All of one case.
   *
   * @throws OutsideException when broker or registry fail on the way, likewise below
   */
  public CaseRecords read(String caseId, Progress progress) {
    unreadable = 0;
    return new CaseRecords(
        caseId,
        summary(caseId, progress),
        reports(caseId, progress),
        edges(caseId, progress),
        CaseRecords.ofCase(stops(progress), caseId),
        unreadable);
  }

  /** The newest revision of every stop payment there is. */
  public Collection<StopPaymentTask> stops(Progress progress) {
    Map<String, StopPaymentTask> newest = new HashMap<>();
    topics.read(
        topics.partitions(TopicNames.TASK_STOP_PAYMENT),
        record -> {
          if (record.value() == null) {
            newest.remove(key(record));
          } else {
            decode(stops, record)
                .ifPresent(
                    task ->
                        newest.merge(
                            task.getTaskId(),
                            task,
                            (a, b) -> b.getRevision() >= a.getRevision() ? b : a));
          }
        },
        progress);
    return newest.values();
  }

  /** The newest summaries of cases. */
  public Map<String, CaseSummary> summaries(Set<String> caseIds, Progress progress) {
    Map<String, CaseSummary> found = new HashMap<>();
    for (String caseId : caseIds) {
      summary(caseId, progress).ifPresent(summary -> found.put(caseId, summary));
    }
    return found;
  }

  /** Every version of every payment from or to one of these accounts, by time of receipt. */
  public List<Transfer> movements(Set<Account> accounts, Progress progress) {
    List<Transfer> found = new ArrayList<>();
    for (String topic : List.of(TopicNames.SUSPICIOUS_TRANSFER, TopicNames.ACCOUNT_MOVEMENT)) {
      Reader reader = intake.of(topic);
      topics.read(
          topics.partitions(topic),
          record ->
              accepted(reader, record, Transfer.class)
                  .filter(
                      t ->
                          t.payer().account().filter(accounts::contains).isPresent()
                              || t.payee()
                                  .flatMap(p -> p.account())
                                  .filter(accounts::contains)
                                  .isPresent())
                  .ifPresent(found::add),
          progress);
    }
    return List.copyOf(found);
  }

  private Optional<CaseSummary> summary(String caseId, Progress progress) {
    List<CaseSummary> found = new ArrayList<>();
    ofCase(
        TopicNames.CASE_SUMMARY,
        caseId,
        record -> decode(summaries, record).ifPresent(found::add),
        progress);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
  }

  private List<TraceEdge> edges(String caseId, Progress progress) {
    Map<String, TraceEdge> newest = new LinkedHashMap<>();
    ofCase(
        TopicNames.TRACE_EDGE,
        caseId,
        record ->
            decode(edges, record)
                .ifPresent(e -> newest.put(e.getInstitution() + "/" + e.getTransferId(), e)),
        progress);
    return List.copyOf(newest.values());
  }

  private List<IncidentReport> reports(String caseId, Progress progress) {
    List<IncidentReport> found = new ArrayList<>();
    Reader reader = intake.of(TopicNames.INCIDENT_REPORT);
    topics.read(
        topics.partitions(TopicNames.INCIDENT_REPORT),
        record ->
            accepted(reader, record, IncidentReport.class)
                .filter(report -> report.caseId().equals(caseId))
                .ifPresent(found::add),
        progress);
    return List.copyOf(found);
  }

  private void ofCase(
      String topic,
      String caseId,
      Consumer<ConsumerRecord<byte[], byte[]>> each,
      Progress progress) {
    TopicPartition partition = topics.partitionOf(topic, caseId.getBytes(StandardCharsets.UTF_8));
    Predicate<ConsumerRecord<byte[], byte[]>> its = record -> key(record).equals(caseId);
    topics.read(
        List.of(partition),
        record -> {
          if (its.test(record) && record.value() != null) {
            each.accept(record);
          }
        },
        progress);
  }

  private <T extends SpecificRecord> Optional<T> decode(
      RegisteredCodec<T> codec, ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.of(codec.decode(record.value()));
    } catch (BadRecordException unreadableRecord) {
      unreadable++;
      return Optional.empty();
    }
  }

  /** What Intake took; what it refused or buried changed nothing. */
  private static <T> Optional<T> accepted(
      Reader reader, ConsumerRecord<byte[], byte[]> record, Class<T> type) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      return reader.read(record.value(), record.timestamp())
              instanceof Reader.Reading.Accepted(var event)
          ? Optional.of(event).filter(type::isInstance).map(type::cast)
          : Optional.empty();
    } catch (BadRecordException buried) {
      return Optional.empty();
    }
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    topics.close();
  }
}
