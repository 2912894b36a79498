package interlock.contract.intake;

import interlock.contract.record.DissuasionFeedbackMapper;
import interlock.contract.record.Words;
import interlock.core.codes.RejectCode;
import interlock.core.desk.Address;
import interlock.core.desk.Canary;
import interlock.core.desk.Room;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.Event;
import interlock.core.event.OfficerDecision;

/** What units and officers answer; the routing key of the task leads it back to its desk. */
final class AnswerReaders {
  private AnswerReaders() {}

  static Event feedback(interlock.centre.DissuasionFeedback from, Checks checks) {
    var origin =
        checks.origin(
            from.getSource(), from.getEventId(), from.getOccurredAt(), from.getReportedAt());
    var action = checks.choice("action", Words.DISSUASION_ACTION, from.getAction());
    var transferTo = checks.optionalText("transferTo", from.getTransferTo());
    if (action == DissuasionFeedback.Action.TRANSFER && transferTo.isEmpty()) {
      throw new Refusal(
          RejectCode.MISSING_FIELD, "transferTo", "needed with TRANSFER: the unit's id");
    }
    return new DissuasionFeedback(
        origin,
        checks.text("taskId", from.getTaskId()),
        routingKey(from.getRoutingKey(), checks),
        checks.text("unit", from.getUnit()),
        checks.optionalText("officer", from.getOfficer()),
        action,
        checks.choice("outcome", Words.DISSUASION_OUTCOME, from.getOutcome()),
        checks.choice("conclusion", Words.CONCLUSION, from.getConclusion()),
        checks
            .optionalText("verification", from.getVerification())
            .flatMap(DissuasionFeedbackMapper::verification),
        checks.amount("amountSaved", from.getAmountSaved()),
        checks.amount("amountLost", from.getAmountLost()),
        transferTo,
        checks.note("note", from.getNote()));
  }

  static Event decision(interlock.police.OfficerDecision from, Checks checks) {
    var who = new Identities(checks);
    var origin =
        checks.origin(
            from.getSource(), from.getEventId(), from.getOccurredAt(), from.getReportedAt());
    String taskId = checks.text("taskId", from.getTaskId());
    String routingKey = routingKey(from.getRoutingKey(), checks);
    return new OfficerDecision(
        origin,
        taskId,
        routingKey,
        meaningful(
            checks.choice("action", Words.DECISION_ACTION, from.getAction()),
            Address.ofKey(routingKey).orElseThrow().room()),
        checks.optionalText("applicationId", from.getApplicationId()),
        checks.text("officer", from.getOfficer()),
        checks.text("unit", from.getUnit()),
        checks.amount("amount", from.getAmount()),
        who.identifier("identifier", from.getIdentifier()),
        checks.codes("documentRefs", from.getDocumentRefs()),
        checks.note("note", from.getNote()));
  }

  /** What no task of that desk can be decided by; nobody would ever hear of it. */
  private static OfficerDecision.Action meaningful(OfficerDecision.Action action, Room room) {
    boolean means =
        switch (action) {
          case APPROVE, REJECT, ORDER, TRY_ERASE, ERASE -> true;
          case MODIFY, LIFT -> room != Room.SUBJECT;
          case SPLIT, RAISE, LOWER -> room != Room.ACCOUNT;
        };
    if (!means) {
      throw new Refusal(
          RejectCode.NOTHING_TO_DECIDE, "action", action + " means nothing on such a task");
    }
    return action;
  }

  /** Taken as it came: a desk's key is compared letter by letter. */
  private static String routingKey(String value, Checks checks) {
    checks.requireLength("routingKey", value, checks.limits().nameChars());
    Address desk =
        Address.ofKey(value)
            .orElseThrow(
                () -> new Refusal(RejectCode.NOT_ROUTABLE, "routingKey", "leads to no desk"));
    checks.requireOwn("routingKey", Canary.owns(desk));
    return value;
  }
}
