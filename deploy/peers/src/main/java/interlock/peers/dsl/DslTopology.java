package interlock.peers.dsl;

import interlock.bank.Transfer;
import interlock.contract.TopicNames;
import interlock.contract.wire.AvroDeserializer;
import interlock.contract.wire.AvroSerializer;
import interlock.contract.wire.RegistryAccess;
import interlock.peers.task.Payment;
import interlock.peers.task.Stop;
import interlock.peers.task.Tasks;
import interlock.peers.task.Warning;
import interlock.police.IncidentReport;
import interlock.police.ReportedTransfer;
import interlock.police.WarningDirective;
import interlock.task.DissuasionTask;
import interlock.task.StopPaymentTask;
import interlock.telecom.FraudContact;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.StreamJoined;

/**
 * The job as windowed joins: calls with suspicious payments on the phone, payments with reports on
 * the account that was paid, and all warnings of one person reduced to one task.
 */
public final class DslTopology {
  private static final JoinWindows WINDOW =
      JoinWindows.ofTimeDifferenceAndGrace(Duration.ofHours(24), Duration.ofHours(1));

  private final StreamsBuilder builder = new StreamsBuilder();
  private final RegistryAccess access;
  private final String prefix;

  private DslTopology(RegistryAccess access, String prefix) {
    this.access = access;
    this.prefix = prefix;
  }

  /** The whole job between topics of that prefix. */
  public static Topology of(RegistryAccess access, String prefix) {
    return new DslTopology(access, prefix).build();
  }

  private Topology build() {
    // A carrier's events are keyed by the subscriber already.
    KStream<String, FraudContact> calls =
        stream(TopicNames.TELECOM_FRAUD_CONTACT, FraudContact.class);
    KStream<String, Transfer> suspicious =
        stream(TopicNames.SUSPICIOUS_TRANSFER, Transfer.class)
            .selectKey((account, transfer) -> Warning.of(transfer).subject);
    KStream<String, WarningDirective> directives =
        stream(TopicNames.WARNING_DIRECTIVE, WarningDirective.class)
            .selectKey((id, directive) -> directive.getSubject().getPhone());
    KStream<String, IncidentReport> reports =
        stream(TopicNames.INCIDENT_REPORT, IncidentReport.class);

    KStream<String, DissuasionTask> both =
        calls.join(
            suspicious,
            (call, transfer) ->
                Tasks.dissuasion(Warning.ofBoth(Warning.of(call), Warning.of(transfer))),
            WINDOW,
            StreamJoined.with(Serdes.String(), serde(FraudContact.class), serde(Transfer.class)));

    calls
        .mapValues(call -> Tasks.dissuasion(Warning.of(call)))
        .merge(suspicious.mapValues(transfer -> Tasks.dissuasion(Warning.of(transfer))))
        .merge(directives.mapValues(directive -> Tasks.dissuasion(Warning.of(directive))))
        .merge(both)
        .merge(payersOfNamed(reports))
        .groupByKey(Grouped.with(Serdes.String(), serde(DissuasionTask.class)))
        .reduce(Tasks::next, Materialized.with(Serdes.String(), serde(DissuasionTask.class)))
        .toStream()
        .selectKey((subject, task) -> task.getTaskId())
        .to(
            prefix + TopicNames.TASK_DISSUASION,
            Produced.with(Serdes.String(), serde(DissuasionTask.class)));

    reports
        .flatMapValues(Stop::of)
        .mapValues(Tasks::stop)
        .selectKey((caseId, task) -> task.getTaskId())
        .to(
            prefix + TopicNames.TASK_STOP_PAYMENT,
            Produced.with(Serdes.String(), serde(StopPaymentTask.class)));
    return builder.build();
  }

  /** Who paid an account that a report names, before the report or after it. */
  private KStream<String, DissuasionTask> payersOfNamed(KStream<String, IncidentReport> reports) {
    KStream<String, Transfer> byPayee =
        stream(TopicNames.ACCOUNT_MOVEMENT, Transfer.class)
            .selectKey((account, movement) -> movement.getPayee().getAccount());
    KStream<String, IncidentReport> byNamed =
        reports.flatMap(
            (caseId, report) ->
                report.getTransfers().stream()
                    .map(ReportedTransfer::getPayee)
                    .map(payee -> KeyValue.pair(payee.getAccount(), report))
                    .toList());
    return byPayee
        .join(
            byNamed,
            (account, movement, report) -> {
              Payment payment = Payment.of(movement);
              Stop stop =
                  Stop.of(report).stream()
                      .filter(line -> line.account.equals(account))
                      .findFirst()
                      .orElseThrow();
              return Tasks.dissuasion(Warning.ofPayer(payment, stop));
            },
            WINDOW,
            StreamJoined.with(Serdes.String(), serde(Transfer.class), serde(IncidentReport.class)))
        .selectKey((account, task) -> task.getRoutingKey());
  }

  private <T extends SpecificRecord> KStream<String, T> stream(String topic, Class<T> type) {
    return builder.stream(prefix + topic, Consumed.with(Serdes.String(), serde(type)));
  }

  private <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
    return Serdes.serdeFrom(AvroSerializer.of(access, type), AvroDeserializer.of(access, type));
  }
}
