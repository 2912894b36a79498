package interlock.sandbox.load;

import interlock.bank.Transfer;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.intake.Door;
import interlock.intake.Rejected;
import interlock.intake.SourceReceipt;
import interlock.police.IncidentReport;
import interlock.police.ReportedTransfer;
import interlock.police.WarningDirective;
import interlock.schemas.Contracts;
import interlock.service.Application;
import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import interlock.task.Notice;
import interlock.task.StopPaymentKind;
import interlock.task.StopPaymentScope;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import interlock.task.Subject;
import interlock.telecom.FraudContact;
import interlock.topology.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * As little as can stand for Interlock where only the measuring is tested: a receipt for every
 * event, a dissuasion for every piece of evidence, a stop payment for every line of a report, a
 * rejection for a payment to oneself. It keeps nothing and promises nothing.
 */
public final class EchoApp implements AppLauncher {
  private static final int PARTITIONS = 2;
  private static final List<Topic> INPUTS =
      List.of(
          Topic.BANK_SUSPICIOUS_TRANSFER,
          Topic.BANK_ACCOUNT_MOVEMENT,
          Topic.TELECOM_FRAUD_CONTACT,
          Topic.POLICE_WARNING_DIRECTIVE,
          Topic.POLICE_INCIDENT_REPORT);

  @Override
  public Application start(
      String bootstrap, String registryUrl, Path stateDir, Map<String, String> settings) {
    createTopics(bootstrap);
    Application echo = new Running(bootstrap, registryUrl);
    echo.start();
    return echo;
  }

  private static void createTopics(String bootstrap) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin
          .createTopics(
              Arrays.stream(Topic.values())
                  .map(topic -> new NewTopic(topic.base(), PARTITIONS, (short) 1))
                  .toList())
          .all()
          .get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Running implements Application {
    private final RegistryAccess access;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<Topic, RegisteredCodec<?>> inputs = new EnumMap<>(Topic.class);
    private final RegisteredCodec<SourceReceipt> receipts;
    private final RegisteredCodec<Rejected> rejections;
    private final RegisteredCodec<DissuasionTask> dissuasions;
    private final RegisteredCodec<StopPaymentTask> stops;
    private final Thread thread;
    private volatile boolean closing;

    Running(String bootstrap, String registryUrl) {
      access =
          RegistryAccess.of(
              new RegistryConfig(Map.of(RegistryConfig.URL, registryUrl)),
              schema -> Contracts.text(schema.getFullName()));
      for (Topic topic : INPUTS) {
        inputs.put(topic, access.codec(topic.base(), type(topic)));
      }
      receipts = access.codec(Topic.SOURCE_RECEIPT.base(), SourceReceipt.class);
      rejections = access.codec(Topic.INTAKE_REJECTED.base(), Rejected.class);
      dissuasions = access.codec(Topic.TASK_DISSUASION.base(), DissuasionTask.class);
      stops = access.codec(Topic.TASK_STOP_PAYMENT.base(), StopPaymentTask.class);
      Map<String, Object> client = Map.of("bootstrap.servers", bootstrap);
      consumer =
          new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
      var partitions =
          INPUTS.stream()
              .flatMap(topic -> consumer.partitionsFor(topic.base()).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      thread = Thread.ofPlatform().name("echo").unstarted(this::run);
    }

    private static Class<? extends SpecificRecord> type(Topic topic) {
      try {
        return Class.forName(Contracts.all().get(topic.base())).asSubclass(SpecificRecord.class);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void start() {
      thread.start();
    }

    @Override
    public boolean awaitStop() throws InterruptedException {
      thread.join();
      return true;
    }

    @Override
    public boolean isRunning() {
      return thread.isAlive();
    }

    @Override
    public void close() {
      closing = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void run() {
      try (access;
          producer;
          consumer) {
        while (!closing) {
          consumer.poll(Duration.ofMillis(50)).forEach(this::echo);
        }
      }
    }

    private void echo(ConsumerRecord<byte[], byte[]> message) {
      Topic topic = Topic.ofBase(message.topic()).orElseThrow();
      switch (inputs.get(topic).decode(message.value())) {
        case Transfer transfer when transfer.getPayer().equals(transfer.getPayee()) ->
            reject(message, transfer);
        case Transfer transfer -> {
          receipt(topic, transfer.getSource(), transfer.getEventId(), Door.MAILED);
          if (topic == Topic.BANK_SUSPICIOUS_TRANSFER) {
            dissuade(transfer.getEventId());
          }
        }
        case FraudContact contact -> {
          receipt(topic, contact.getSource(), contact.getEventId(), Door.MAILED);
          dissuade(contact.getEventId());
        }
        case WarningDirective directive -> {
          receipt(topic, directive.getSource(), directive.getEventId(), Door.MAILED);
          dissuade(directive.getEventId());
        }
        case IncidentReport report -> {
          receipt(topic, report.getSource(), report.getEventId(), Door.MAILED);
          report.getTransfers().forEach(line -> stop(report, line));
        }
        default -> throw new IllegalStateException("not an input: " + topic);
      }
    }

    private void reject(ConsumerRecord<byte[], byte[]> message, Transfer transfer) {
      receipt(
          Topic.BANK_ACCOUNT_MOVEMENT, transfer.getSource(), transfer.getEventId(), Door.REJECTED);
      send(
          Topic.INTAKE_REJECTED,
          rejections.encode(
              Rejected.newBuilder()
                  .setOriginTopic(message.topic())
                  .setPartition(message.partition())
                  .setOffset(message.offset())
                  .setReason("SAME_PAYER_AND_PAYEE")
                  .setReceivedAt(now())
                  .setValue(ByteBuffer.wrap(message.value()))
                  .build()));
    }

    private void receipt(Topic topic, String source, String eventId, Door door) {
      send(
          Topic.SOURCE_RECEIPT,
          receipts.encode(
              SourceReceipt.newBuilder()
                  .setSource(source)
                  .setEventId(eventId)
                  .setTopic(topic.base())
                  .setDoor(door)
                  .setReceivedAt(now())
                  .build()));
    }

    private void dissuade(String eventId) {
      send(
          Topic.TASK_DISSUASION,
          dissuasions.encode(
              DissuasionTask.newBuilder()
                  .setTaskId("d-" + eventId)
                  .setRevision(1)
                  .setRoutingKey("echo")
                  .setState(DissuasionState.OPEN)
                  .setLevel(interlock.common.Level.HIGH)
                  .setPriority(500)
                  .setWarningClass(interlock.common.WarningClass.FUND)
                  .setSubject(
                      Subject.newBuilder().setPhones(List.of()).setAccounts(List.of()).build())
                  .setResponsibleUnit("000000")
                  .setScore(1)
                  .setPolicyVersion("echo")
                  .setTriggeredBy(eventId)
                  .setSourceTime(now())
                  .setOpenedAt(now())
                  .setUpdatedAt(now())
                  .build()));
    }

    private void stop(IncidentReport report, ReportedTransfer line) {
      send(
          Topic.TASK_STOP_PAYMENT,
          stops.encode(
              StopPaymentTask.newBuilder()
                  .setTaskId("s-" + report.getCaseId() + line.getPayee().getAccount().hashCode())
                  .setRevision(1)
                  .setRoutingKey("echo")
                  .setApplicationId("echo")
                  .setCommand(interlock.common.StopCommand.STOP)
                  .setState(StopPaymentState.REQUESTED)
                  .setTarget(line.getPayee())
                  .setAmount(line.getAmount())
                  .setKind(StopPaymentKind.RECOVERY)
                  .setScope(StopPaymentScope.WHOLE_ACCOUNT)
                  .setCommandSeq(1)
                  .setHop(1)
                  .setPriority(900)
                  .setNotice(Notice.newBuilder().setReasonCode("echo").setChannel("echo").build())
                  .setLegalBasis("echo")
                  .setPolicyVersion("echo")
                  .setTriggeredBy(report.getEventId())
                  .setSourceTime(now())
                  .setOpenedAt(now())
                  .setUpdatedAt(now())
                  .build()));
    }

    private void send(Topic topic, byte[] value) {
      // The callback tells what the future would.
      var unused =
          producer.send(
              new ProducerRecord<>(
                  topic.base(), topic.base().getBytes(StandardCharsets.UTF_8), value),
              (metadata, exception) -> {
                if (exception != null) {
                  throw new IllegalStateException(exception);
                }
              });
    }

    private static Instant now() {
      return Instant.now();
    }
  }
}
