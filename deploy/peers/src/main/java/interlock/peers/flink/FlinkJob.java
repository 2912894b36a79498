package interlock.peers.flink;

import interlock.bank.Transfer;
import interlock.contract.TopicNames;
import interlock.peers.PeerPlace;
import interlock.peers.task.Payment;
import interlock.peers.task.Stop;
import interlock.peers.task.Tasks;
import interlock.peers.task.Warning;
import interlock.police.IncidentReport;
import interlock.police.WarningDirective;
import interlock.task.DissuasionTask;
import interlock.task.StopPaymentTask;
import interlock.telecom.FraudContact;
import java.time.Duration;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableFunction;

/** The job as keyed functions between Kafka sources and exactly-once sinks. */
final class FlinkJob {
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(5);

  private final StreamExecutionEnvironment environment;
  private final PeerPlace place;

  private FlinkJob(StreamExecutionEnvironment environment, PeerPlace place) {
    this.environment = environment;
    this.place = place;
  }

  /** Adds the whole job to the environment. */
  static void addTo(StreamExecutionEnvironment environment, PeerPlace place) {
    new FlinkJob(environment, place).add();
  }

  private void add() {
    DataStream<Stop> stops =
        source(TopicNames.INCIDENT_REPORT, IncidentReport.class, Stop.class, Stop::of);
    DataStream<Payment> payments =
        source(
            TopicNames.ACCOUNT_MOVEMENT,
            Transfer.class,
            Payment.class,
            movement -> List.of(Payment.of(movement)));
    DataStream<Warning> payers =
        payments
            .keyBy(payment -> payment.payee)
            .connect(stops.keyBy(stop -> stop.account))
            .process(new NamedAccount());

    DataStream<Warning> warnings =
        warnings(
                TopicNames.TELECOM_FRAUD_CONTACT,
                FraudContact.class,
                call -> List.of(Warning.of(call)))
            .union(
                warnings(
                    TopicNames.SUSPICIOUS_TRANSFER,
                    Transfer.class,
                    transfer -> List.of(Warning.of(transfer))),
                warnings(
                    TopicNames.WARNING_DIRECTIVE,
                    WarningDirective.class,
                    directive -> List.of(Warning.of(directive))),
                payers)
            .keyBy(warning -> warning.subject)
            .process(new Person());

    warnings.sinkTo(sink(TopicNames.TASK_DISSUASION, DissuasionTask.class, Tasks::dissuasion));
    stops.sinkTo(sink(TopicNames.TASK_STOP_PAYMENT, StopPaymentTask.class, Tasks::stop));
  }

  private <T extends SpecificRecord> DataStream<Warning> warnings(
      String topic, Class<T> type, SerializableFunction<T, List<Warning>> beans) {
    return source(topic, type, Warning.class, beans);
  }

  private <T extends SpecificRecord, B> DataStream<B> source(
      String topic, Class<T> type, Class<B> bean, SerializableFunction<T, List<B>> beans) {
    KafkaSource<B> source =
        KafkaSource.<B>builder()
            .setBootstrapServers(place.bootstrap())
            .setTopics(place.prefix() + topic)
            .setGroupId(place.prefix() + "flink")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(new AvroInput<>(place.registryUrl(), type, bean, beans))
            .build();
    return environment.fromSource(source, WatermarkStrategy.noWatermarks(), topic);
  }

  private <B, T extends SpecificRecord & GenericRecord> KafkaSink<B> sink(
      String topic, Class<T> type, SerializableFunction<B, T> task) {
    return KafkaSink.<B>builder()
        .setBootstrapServers(place.bootstrap())
        .setRecordSerializer(
            new AvroOutput<>(place.registryUrl(), place.prefix() + topic, type, task))
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(place.prefix() + topic)
        .setProperty("transaction.timeout.ms", Long.toString(TRANSACTION_TIMEOUT.toMillis()))
        .setProperty("linger.ms", "0")
        .build();
  }
}
