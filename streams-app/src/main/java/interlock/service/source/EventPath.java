package interlock.service.source;

import interlock.intake.SourceReceipt;
import interlock.service.tasks.TaskRow;
import interlock.task.DissuasionTask;
import interlock.task.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * What became of one event.
 *
 * @param receipts what its source was told, in order
 * @param tasks that rest on it, as they stand
 */
public record EventPath(
    String source, String eventId, List<SourceReceipt> receipts, List<TaskRow> tasks) {
  public EventPath {
    receipts = List.copyOf(receipts);
    tasks = List.copyOf(tasks);
  }

  /** Receipts of Intake: one for each time that the event was sent. */
  public List<SourceReceipt> verdicts() {
    return receipts.stream().filter(r -> r.getOutcome() == null).toList();
  }

  /** What it led to, in order. */
  public List<SourceReceipt> outcomes() {
    return receipts.stream().filter(r -> r.getOutcome() != null).toList();
  }

  /**
   * Whether a task rests on the event. A task names events by their ids alone, which are unique in
   * a source: where two sources use the same id, the tasks of both are shown.
   */
  static boolean restsOn(SpecificRecord task, String eventId, List<SourceReceipt> told) {
    Object taskId = value(task, "taskId");
    return told.stream().anyMatch(r -> Objects.equals(r.getTaskId(), taskId))
        || Objects.equals(value(task, "triggeredBy"), eventId)
        || ((List<?>) value(task, "reasons"))
            .stream().anyMatch(reason -> ((Reason) reason).getEventIds().contains(eventId));
  }

  private static Object value(SpecificRecord task, String name) {
    Schema.Field field = task.getSchema().getField(name);
    return task.get(field.pos());
  }

  /** How late it came; empty where the event does not say when it happened. */
  static Optional<Duration> lateness(SourceReceipt verdict) {
    return Optional.ofNullable(verdict.getOccurredAt())
        .map(at -> Duration.between(at, verdict.getReceivedAt()));
  }

  /** How the task ended; empty while it is open, and for tasks without conclusions. */
  static Optional<String> conclusion(TaskRow row) {
    return row.task() instanceof DissuasionTask task && task.getConclusion() != null
        ? Optional.of(task.getConclusion().name())
        : Optional.empty();
  }

  /** For a program. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", source);
    json.put("eventId", eventId);
    List<Map<String, Object>> told = new ArrayList<>();
    for (SourceReceipt receipt : receipts) {
      Map<String, Object> one = new LinkedHashMap<>();
      put(one, "at", at(receipt).toString());
      put(one, "topic", receipt.getTopic().isEmpty() ? null : receipt.getTopic());
      put(one, "door", receipt.getOutcome() == null ? receipt.getDoor().name() : null);
      put(one, "reason", receipt.getReason());
      put(one, "field", receipt.getField());
      put(one, "outcome", receipt.getOutcome());
      put(one, "taskId", receipt.getTaskId());
      put(one, "conclusion", text(receipt.getConclusion()));
      put(one, "occurredAt", text(receipt.getOccurredAt()));
      told.add(one);
    }
    json.put("receipts", told);
    List<Map<String, Object>> standing = new ArrayList<>();
    for (TaskRow row : tasks) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("taskId", row.taskId());
      one.put("kind", row.kind().label());
      one.put("state", row.state());
      row.level().ifPresent(level -> one.put("level", level));
      conclusion(row).ifPresent(conclusion -> one.put("conclusion", conclusion));
      one.put("units", row.units());
      one.put("updatedAt", Instant.ofEpochMilli(row.updatedAt()).toString());
      standing.add(one);
    }
    json.put("tasks", standing);
    return json;
  }

  static Instant at(SourceReceipt receipt) {
    return receipt.getOutcomeAt() == null ? receipt.getReceivedAt() : receipt.getOutcomeAt();
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static void put(Map<String, Object> json, String field, Object value) {
    if (value != null) {
      json.put(field, value);
    }
  }
}
