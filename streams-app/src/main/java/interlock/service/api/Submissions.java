package interlock.service.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import interlock.bank.StopPaymentFeedback;
import interlock.centre.DissuasionAction;
import interlock.centre.DissuasionFeedback;
import interlock.common.CaseStatus;
import interlock.contract.Reader.Reading;
import interlock.core.policy.Units;
import interlock.police.DecisionAction;
import interlock.police.IncidentReport;
import interlock.police.OfficerDecision;
import interlock.police.WarningDirective;
import interlock.service.access.Scope;
import interlock.service.tasks.Area;
import interlock.service.tasks.TaskBook;
import interlock.service.tasks.TaskKind;
import interlock.service.tasks.TaskRow;
import interlock.task.StopPaymentTask;
import interlock.topology.Topic;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * What is posted: completed with what the API knows better than the sender (who he is, the task's
 * routing key), checked by the contract and by Intake, published.
 */
final class Submissions {
  private static final String EVENT_ID = "eventId";
  private static final String SOURCE = "source";
  private static final String OCCURRED_AT = "occurredAt";
  private static final String REPORTED_AT = "reportedAt";
  private static final String TASK_ID = "taskId";
  private static final String ROUTING_KEY = "routingKey";
  private static final String UNIT = "unit";
  private static final String REGION = "region";
  private static final String OFFICER = "officer";
  private static final String ACCOUNT = "account";

  /** What only an officer who may approve decides; the rest corrects a file. */
  private static final Set<DecisionAction> APPROVALS =
      EnumSet.of(
          DecisionAction.APPROVE,
          DecisionAction.REJECT,
          DecisionAction.MODIFY,
          DecisionAction.ORDER,
          DecisionAction.LIFT);

  private final TaskBook book;
  private final TaskAnswers tasks;
  private final Inputs inputs;
  private final Writes writes;
  private final Supplier<Units> units;
  private final InstantSource clock;

  Submissions(
      TaskBook book,
      TaskAnswers tasks,
      Inputs inputs,
      Writes writes,
      Supplier<Units> units,
      InstantSource clock) {
    this.units = units;
    this.book = book;
    this.tasks = tasks;
    this.inputs = inputs;
    this.writes = writes;
    this.clock = clock;
  }

  void feedback(Request request) {
    ObjectNode body = body(request);
    TaskRow row = task(request, body, EnumSet.of(TaskKind.DISSUASION, TaskKind.LEAD));
    complete(body, ROUTING_KEY, routingKey(row));
    unit(request, body);
    officer(request, body);
    var record = RecordForm.read(DissuasionFeedback.class, body);
    requireUnit(record);
    publish(request, Topic.DISSUASION_FEEDBACK, record.getRoutingKey(), record);
  }

  /** The desk passes over a unit that does not exist, which nobody would hear of. */
  private void requireUnit(DissuasionFeedback feedback) {
    if (feedback.getAction() == DissuasionAction.TRANSFER
        && (feedback.getTransferTo() == null || !units.get().knows(feedback.getTransferTo()))) {
      throw ApiProblem.badField(
          "transferTo",
          "names no unit, and is needed with TRANSFER",
          "send the id of a unit of the policy's directory or of a division (six digits)");
    }
  }

  void stopPaymentFeedback(Request request) {
    ObjectNode body = body(request);
    if (!request.seen().isEverywhere()) {
      throw ApiProblem.forbidden(
          "A unit does not answer for a bank: a bank's token has unit \"*\"");
    }
    TaskRow row = task(request, body, EnumSet.of(TaskKind.STOP_PAYMENT));
    complete(body, ACCOUNT, ((StopPaymentTask) row.task()).getTarget().getAccount());
    var record = RecordForm.read(StopPaymentFeedback.class, body);
    publish(request, Topic.STOP_PAYMENT_FEEDBACK, record.getAccount(), record);
  }

  void decision(Request request) {
    ObjectNode body = body(request);
    TaskRow row = task(request, body, EnumSet.allOf(TaskKind.class));
    complete(body, ROUTING_KEY, routingKey(row));
    unit(request, body);
    officer(request, body);
    var record = RecordForm.read(OfficerDecision.class, body);
    Scope needed = APPROVALS.contains(record.getAction()) ? Scope.APPROVE : Scope.ACT;
    if (!request.caller().may(needed)) {
      throw ApiProblem.forbidden(
          "This token may not " + record.getAction() + " (scope " + needed.label() + ")");
    }
    Decidable.check(row.kind(), record.getAction());
    publish(request, Topic.POLICE_DECISION, record.getRoutingKey(), record);
  }

  void incidentReport(Request request) {
    ObjectNode body = body(request);
    requireOwnUnit(request, body, "handlingUnit");
    var record = RecordForm.read(IncidentReport.class, body);
    if (record.getStatus() == CaseStatus.WITHDRAWN && !request.caller().may(Scope.APPROVE)) {
      throw ApiProblem.forbidden(
          "This token may not withdraw a report: that lifts every stop of the case (scope "
              + Scope.APPROVE.label()
              + ")");
    }
    requireOwnCase(request, record.getCaseId());
    publish(request, Topic.POLICE_INCIDENT_REPORT, record.getCaseId(), record);
  }

  void directive(Request request) {
    ObjectNode body = body(request);
    requireOwnRegion(request, body);
    var record = RecordForm.read(WarningDirective.class, body);
    publish(request, Topic.POLICE_WARNING_DIRECTIVE, record.getDirectiveId(), record);
  }

  /** The body with the fields that every event has. */
  private ObjectNode body(Request request) {
    if (!request.context().isJson()) {
      throw ApiProblem.of(415, "Send Content-Type: application/json");
    }
    ObjectNode body = ApiJson.object(request.context().body());
    String now = clock.instant().toString();
    // The token says who speaks: an event id is unique in its source, and nobody takes another's.
    complete(body, SOURCE, "api." + request.caller().name());
    putIfAbsent(body, EVENT_ID, UUID.randomUUID().toString());
    putIfAbsent(body, OCCURRED_AT, now);
    putIfAbsent(body, REPORTED_AT, now);
    return body;
  }

  private TaskRow task(Request request, ObjectNode body, Set<TaskKind> kinds) {
    String taskId = ApiJson.isText(body.get(TASK_ID)) ? body.get(TASK_ID).textValue() : "";
    return tasks
        .visible(request, taskId)
        .filter(row -> kinds.contains(row.kind()))
        .orElseThrow(
            () ->
                ApiProblem.badField(
                    TASK_ID,
                    "names no task of yours that this can be said of",
                    "copy it from GET /v1/tasks, of kind "
                        + kinds.stream().map(TaskKind::label).collect(Collectors.joining(", "))));
  }

  private static String routingKey(TaskRow row) {
    SpecificRecord task = row.task();
    return (String) task.get(task.getSchema().getField(ROUTING_KEY).pos());
  }

  /** Fills in what the API knows; another value is refused, the same one or none is fine. */
  private static void complete(ObjectNode body, String field, String known) {
    if (body.hasNonNull(field) && !body.get(field).asText().equals(known)) {
      throw ApiProblem.badField(field, "is not what it must be", "leave it out: it is filled in");
    }
    body.put(field, known);
  }

  private static void putIfAbsent(ObjectNode body, String field, String value) {
    if (!body.hasNonNull(field)) {
      body.put(field, value);
    }
  }

  private static void officer(Request request, ObjectNode body) {
    request.caller().officer().ifPresent(own -> complete(body, OFFICER, own));
  }

  /** The unit that speaks: the token's, unless it names one below it. */
  private static void unit(Request request, ObjectNode body) {
    request.caller().units().unitId().ifPresent(own -> putIfAbsent(body, UNIT, own));
    requireOwnUnit(request, body, UNIT);
  }

  private static void requireOwnUnit(Request request, ObjectNode body, String field) {
    if (ApiJson.isText(body.get(field))
        && !request.seen().coversAny(List.of(body.get(field).textValue()))) {
      throw ApiProblem.forbidden("This token may not speak for another unit (" + field + ")");
    }
  }

  /**
   * Whose the place is has the task: nobody makes another unit's. Where the person is registered
   * may be anywhere, and of a place that nobody names the desk finds out.
   */
  private static void requireOwnRegion(Request request, ObjectNode body) {
    if (!ApiJson.isText(body.get(REGION))) {
      return;
    }
    String region = body.get(REGION).textValue();
    Area area = request.seen();
    boolean own =
        area.coversAny(List.of(region))
            || request.directory().unitFor(region).filter(area::covers).isPresent();
    if (!own) {
      throw ApiProblem.forbidden("This token may not speak for another unit's place (region)");
    }
  }

  /** A report replaces the one before it: nobody replaces another unit's. */
  private void requireOwnCase(Request request, String caseId) {
    if (request.seen().isEverywhere()) {
      return;
    }
    // A lead goes to whoever is near the cash; the case is not his for that.
    List<TaskRow> rows =
        book.ofCase(caseId).stream().filter(row -> row.kind() != TaskKind.LEAD).toList();
    boolean known = !rows.isEmpty() || book.summary(caseId).isPresent();
    Area area = request.seen();
    if (known && rows.stream().noneMatch(row -> area.coversAny(row.units()))) {
      throw ApiProblem.forbidden("The case is another unit's (caseId)");
    }
  }

  private void publish(Request request, Topic topic, String key, SpecificRecord record) {
    switch (writes.write(() -> inputs.publish(topic, key, record))) {
      case Reading.Accepted accepted -> {
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put(EVENT_ID, accepted.eventId());
        receipt.put(SOURCE, accepted.source());
        receipt.put("topic", topic.base());
        request.answer(202, receipt);
      }
      case Reading.Refused refused ->
          throw ApiProblem.badField(
              refused.field().orElse("(body)"),
              refused.code().code() + ": " + refused.detail(),
              refused.code().fix());
    }
  }
}
