package interlock.sandbox.load;

import interlock.contract.registry.RegistryOutage;
import interlock.contract.registry.SchemaRegistry;
import interlock.schemas.Contracts;
import interlock.task.StopPaymentKind;
import interlock.topology.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** How each output topic is read: bytes in, a call to the listeners out. For one thread. */
final class OutputTopics {
  /** Kafka Streams' header that names the topic a dead letter came from. */
  private static final String DEAD_LETTER_ORIGIN = "__streams.errors.topic";

  private static final long ASK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Endpoints endpoints;
  private final List<OutputListener> listeners;
  private final Map<String, Handler> handlers = new HashMap<>();

  /** Reads one record of a topic. */
  private interface Handler {
    void read(ConsumerRecord<byte[], byte[]> message, long readableNanos);
  }

  OutputTopics(Endpoints endpoints, SchemaRegistry registry, List<OutputListener> listeners) {
    this.endpoints = endpoints;
    this.listeners = List.copyOf(listeners);
    onTask(registry, Topic.TASK_DISSUASION, "level", "subject");
    onTask(registry, Topic.TASK_STOP_PAYMENT, "command", "kind", "target", "caseId");
    onTask(registry, Topic.TASK_ACCOUNT_QUERY, "command");
    onTask(registry, Topic.TASK_LINE_CONTROL, "command");
    onTask(registry, Topic.TASK_LEAD, "command");
    var receipt =
        projection(registry, Topic.SOURCE_RECEIPT, "source", "eventId", "door", "outcome");
    on(Topic.SOURCE_RECEIPT, (message, at) -> receipt(receipt.read(message.value())));
    var rejected = projection(registry, Topic.INTAKE_REJECTED, "originTopic", "reason");
    on(Topic.INTAKE_REJECTED, (message, at) -> rejected(rejected.read(message.value())));
    on(Topic.DEAD_LETTER, (message, at) -> deadLetter(message));
  }

  /** Names on the broker of all topics that are read. */
  List<String> names() {
    return List.copyOf(handlers.keySet());
  }

  /** Reads a record; waits while the registry cannot say how, as any consumer has to. */
  void read(ConsumerRecord<byte[], byte[]> message, long readableNanos) {
    while (true) {
      try {
        handlers.get(message.topic()).read(message, readableNanos);
        return;
      } catch (RegistryOutage outage) {
        if (Thread.currentThread().isInterrupted()) {
          throw outage;
        }
        LockSupport.parkNanos(ASK_AGAIN_NANOS);
      }
    }
  }

  private void on(Topic topic, Handler handler) {
    handlers.put(endpoints.name(topic), handler);
  }

  private static Projection projection(SchemaRegistry registry, Topic topic, String... fields) {
    return new Projection(registry, Contracts.all().get(topic.base()), fields);
  }

  private void onTask(SchemaRegistry registry, Topic topic, String label, String... more) {
    List<String> wanted =
        new ArrayList<>(List.of("taskId", "routingKey", "revision", "triggeredBy", label));
    wanted.addAll(List.of(more));
    Projection fields = projection(registry, topic, wanted.toArray(String[]::new));
    on(
        topic,
        (message, at) -> {
          if (message.value() != null) { // Else a tombstone: the task is closed and forgotten.
            GenericRecord task = fields.read(message.value());
            var seen =
                new TaskSeen(
                    topic,
                    text(task, "taskId"),
                    text(task, "routingKey"),
                    (Integer) task.get("revision"),
                    text(task, label),
                    text(task, "triggeredBy"),
                    topic == Topic.TASK_STOP_PAYMENT ? recovered(task) : Optional.empty(),
                    about(topic, task),
                    topic == Topic.TASK_STOP_PAYMENT
                        ? Optional.ofNullable(task.get("caseId")).map(Object::toString)
                        : Optional.empty(),
                    at);
            listeners.forEach(listener -> listener.task(seen));
          }
        });
  }

  private void receipt(GenericRecord receipt) {
    if (receipt.get("outcome") == null) {
      String eventId = text(receipt, "eventId");
      String source = text(receipt, "source");
      String door = text(receipt, "door");
      listeners.forEach(listener -> listener.receipt(eventId, source, door));
    }
  }

  private void rejected(GenericRecord rejected) {
    String origin = text(rejected, "originTopic");
    String reason = text(rejected, "reason");
    listeners.forEach(listener -> listener.rejected(origin, reason));
  }

  private void deadLetter(ConsumerRecord<byte[], byte[]> message) {
    Header header = message.headers().lastHeader(DEAD_LETTER_ORIGIN);
    String name = header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    String prefix = endpoints.topicPrefix();
    String origin = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    listeners.forEach(listener -> listener.deadLetter(origin));
  }

  private static List<String> about(Topic topic, GenericRecord task) {
    return switch (topic) {
      case TASK_DISSUASION -> {
        var subject = (GenericRecord) task.get("subject");
        List<String> about = new ArrayList<>();
        ((List<?>) subject.get("phones")).forEach(phone -> about.add(phone.toString()));
        ((List<?>) subject.get("accounts")).forEach(account -> about.add(account.toString()));
        yield about;
      }
      case TASK_STOP_PAYMENT -> targetAccount(task).stream().toList();
      default -> List.of();
    };
  }

  private static Optional<String> targetAccount(GenericRecord task) {
    return Optional.ofNullable(((GenericRecord) task.get("target")).get("account"))
        .map(Object::toString);
  }

  private static Optional<String> recovered(GenericRecord stopPayment) {
    if (!text(stopPayment, "kind").equals(StopPaymentKind.RECOVERY.name())) {
      return Optional.empty();
    }
    return targetAccount(stopPayment);
  }

  private static String text(GenericRecord record, String field) {
    return record.get(field).toString();
  }
}
