package interlock.contract.output;

import static interlock.contract.TopicNames.AUDIT_ERASURE;
import static interlock.contract.TopicNames.CASE_SUMMARY;
import static interlock.contract.TopicNames.CONTROL_ALERT;
import static interlock.contract.TopicNames.CONTROL_CANARY;
import static interlock.contract.TopicNames.REJECTED;
import static interlock.contract.TopicNames.SOURCE_RECEIPT;
import static interlock.contract.TopicNames.TASK_ACCOUNT_QUERY;
import static interlock.contract.TopicNames.TASK_DISSUASION;
import static interlock.contract.TopicNames.TASK_HISTORY;
import static interlock.contract.TopicNames.TASK_LEAD;
import static interlock.contract.TopicNames.TASK_LINE_CONTROL;
import static interlock.contract.TopicNames.TASK_STOP_PAYMENT;
import static interlock.contract.TopicNames.TRACE_EDGE;

import interlock.contract.Codecs.Published;
import interlock.contract.Codecs.Receipt;
import interlock.contract.Codecs.Rejection;
import interlock.contract.record.Words;
import interlock.control.CanaryEcho;
import interlock.control.ErasureRecord;
import interlock.core.event.Conclusion;
import interlock.core.task.AccountQueryTask;
import interlock.core.task.Alert;
import interlock.core.task.CaseSummary;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Erasure;
import interlock.core.task.LeadTask;
import interlock.core.task.LineControlTask;
import interlock.core.task.Outcome;
import interlock.core.task.Output;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.Task;
import interlock.core.task.Tombstone;
import interlock.core.task.TraceEdge;
import interlock.intake.Door;
import interlock.intake.Rejected;
import interlock.intake.SourceReceipt;
import interlock.task.Cause;
import interlock.task.TaskHistory;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Which records carry an output, under which keys. */
public final class Publisher {

  /** Makes bytes of a record for one topic, within the limit for outputs. */
  @FunctionalInterface
  public interface Encoder {
    byte[] encode(String topic, SpecificRecord record);
  }

  private final Encoder encoder;

  public Publisher(Encoder encoder) {
    this.encoder = encoder;
  }

  /** The records that carry it, in order; a task's value is encoded once and copied to history. */
  public List<Published> output(Output output) {
    return switch (output) {
      case DissuasionTask task -> task(TASK_DISSUASION, task, DissuasionTasks.record(task));
      case StopPaymentTask task -> task(TASK_STOP_PAYMENT, task, StopPaymentTasks.record(task));
      case AccountQueryTask task -> task(TASK_ACCOUNT_QUERY, task, OtherTasks.record(task));
      case LineControlTask task -> task(TASK_LINE_CONTROL, task, OtherTasks.record(task));
      case LeadTask task -> task(TASK_LEAD, task, OtherTasks.record(task));
      case CaseSummary summary -> List.of(summary(summary));
      case TraceEdge edge -> List.of(edge(edge));
      case Alert alert -> List.of(alert(alert));
      case Outcome outcome -> List.of(outcome(outcome));
      case Tombstone tombstone -> List.of(tombstone(tombstone));
      case Erasure erasure -> List.of(erasure(erasure));
    };
  }

  private List<Published> task(String topic, Task task, SpecificRecord record) {
    var head = task.head();
    String id = head.taskId() + "/" + head.revision();
    byte[] value = encoder.encode(topic, record);
    // Commands on one account stay in order: one partition for all its tasks.
    String partitionKey = task instanceof StopPaymentTask ? head.routingKey() : head.taskId();
    var cause = head.cause();
    var history =
        new TaskHistory(
            head.taskId(),
            head.revision(),
            topic,
            new Cause(
                cause.kind(),
                Values.orNull(cause.eventId()),
                Values.orNull(cause.source()),
                Values.time(head.updatedAt())),
            head.policyVersion(),
            Values.time(head.updatedAt()),
            ByteBuffer.wrap(value));
    return List.of(
        new Published(
            topic,
            head.taskId(),
            partitionKey,
            value,
            CloudEvents.headers(id, topic, head.updatedAt(), head.taskId())),
        new Published(
            TASK_HISTORY,
            head.taskId(),
            head.taskId(),
            encoder.encode(TASK_HISTORY, history),
            CloudEvents.headers(id, TASK_HISTORY, head.updatedAt(), head.taskId())));
  }

  /** A record without a value, in the partition of those that it takes away. */
  private static Published tombstone(Tombstone tombstone) {
    String topic =
        switch (tombstone.kind()) {
          case DISSUASION -> TASK_DISSUASION;
          case STOP_PAYMENT -> TASK_STOP_PAYMENT;
          case ACCOUNT_QUERY -> TASK_ACCOUNT_QUERY;
          case LINE_CONTROL -> TASK_LINE_CONTROL;
          case LEAD -> TASK_LEAD;
          case CASE_SUMMARY -> CASE_SUMMARY;
        };
    String partitionKey =
        tombstone.kind() == Tombstone.Kind.STOP_PAYMENT ? tombstone.routingKey() : tombstone.id();
    return new Published(topic, tombstone.id(), partitionKey, null, List.of());
  }

  private Published erasure(Erasure erasure) {
    var record =
        new ErasureRecord(
            erasure.erasureId(),
            Values.time(erasure.at()),
            Words.ERASED_DESK.symbol(erasure.desk()),
            erasure.deskHash(),
            erasure.officer(),
            erasure.unit(),
            erasure.reason(),
            Words.ERASURE_RESULT.symbol(erasure.result()),
            erasure.why().stream().map(Enum::name).toList(),
            erasure.tasks());
    String id = erasure.erasureId() + "/" + erasure.deskHash() + "/" + erasure.at();
    return published(
        AUDIT_ERASURE, erasure.erasureId(), record, id, erasure.at(), erasure.erasureId());
  }

  /** What the canary is told of a task of its own. */
  public Published echo(Task task) {
    var head = task.head();
    var record =
        new CanaryEcho(
            head.cause().eventId(),
            topic(task),
            head.taskId(),
            head.revision(),
            Values.time(head.cause().sourceTime()),
            Values.time(head.updatedAt()));
    return published(
        CONTROL_CANARY,
        head.cause().eventId(),
        record,
        head.taskId() + "/" + head.revision() + "/" + head.updatedAt(),
        head.updatedAt(),
        head.taskId());
  }

  private static String topic(Task task) {
    return switch (task) {
      case DissuasionTask t -> TASK_DISSUASION;
      case StopPaymentTask t -> TASK_STOP_PAYMENT;
      case AccountQueryTask t -> TASK_ACCOUNT_QUERY;
      case LineControlTask t -> TASK_LINE_CONTROL;
      case LeadTask t -> TASK_LEAD;
    };
  }

  private Published summary(CaseSummary summary) {
    return published(
        CASE_SUMMARY,
        summary.caseId(),
        Cases.record(summary),
        summary.caseId() + "/" + summary.revision(),
        summary.updatedAt(),
        summary.caseId());
  }

  private Published edge(TraceEdge edge) {
    String id =
        String.join(
            "/",
            edge.caseId(),
            edge.institution(),
            edge.transferId(),
            // Two allocations may fall into one millisecond.
            edge.at() + "-" + edge.taintedFen() + "-" + edge.hop());
    return published(TRACE_EDGE, edge.caseId(), Cases.record(edge), id, edge.at(), edge.caseId());
  }

  private Published alert(Alert alert) {
    String id = alert.alertId();
    return published(
        CONTROL_ALERT, id, Alerts.record(alert), id + "/" + alert.at(), alert.at(), id);
  }

  public Published receipt(Receipt receipt) {
    var record =
        new SourceReceipt(
            receipt.source(),
            receipt.eventId(),
            receipt.topic(),
            door(receipt),
            Values.time(receipt.receivedAt()),
            receipt.reason().map(Enum::name).orElse(null),
            Values.text(receipt.field()),
            null,
            null,
            Values.time(receipt.occurredAt()),
            null,
            null);
    return published(
        SOURCE_RECEIPT,
        receipt.source(),
        record,
        receipt.source() + "/" + receipt.eventId(),
        receipt.receivedAt(),
        receipt.eventId());
  }

  private Published outcome(Outcome outcome) {
    Conclusion conclusion = outcome.conclusion();
    var record =
        new SourceReceipt(
            outcome.source(),
            outcome.eventId(),
            "",
            Door.LED_TO,
            Values.time(outcome.receivedAt()),
            null,
            null,
            outcome.code().code(),
            Values.time(outcome.at()),
            null,
            Values.text(outcome.taskId()),
            conclusion == Conclusion.NONE ? null : Words.CONCLUSION.symbol(conclusion));
    String id =
        String.join(
            "/",
            outcome.source(),
            outcome.eventId(),
            outcome.code().code(),
            outcome.taskId().orElse(""),
            Long.toString(outcome.at()));
    return published(SOURCE_RECEIPT, outcome.source(), record, id, outcome.at(), outcome.eventId());
  }

  private static Door door(Receipt receipt) {
    return switch (receipt.door()) {
      case MAILED -> Door.MAILED;
      case HEARD -> Door.HEARD;
      case REJECTED -> Door.REJECTED;
      case DEAD_LETTER -> Door.DEAD_LETTER;
    };
  }

  /** Its key is the source, so that a party's mistakes lie together. */
  public Published rejected(Rejection rejection) {
    var record =
        new Rejected(
            rejection.topic(),
            rejection.partition(),
            rejection.offset(),
            rejection.reason().code(),
            Values.time(rejection.receivedAt()),
            ByteBuffer.wrap(rejection.value()),
            Values.text(rejection.field()),
            rejection.detail());
    String place =
        String.join(
            "/",
            rejection.topic(),
            Integer.toString(rejection.partition()),
            Long.toString(rejection.offset()));
    return published(REJECTED, rejection.source(), record, place, rejection.receivedAt(), place);
  }

  private Published published(
      String topic, String key, SpecificRecord record, String id, long time, String subject) {
    return new Published(
        topic,
        key,
        key,
        encoder.encode(topic, record),
        CloudEvents.headers(id, topic, time, subject));
  }
}
