package interlock.contract.output;

import interlock.contract.record.Words;
import interlock.core.task.AccountQueryTask;
import interlock.core.task.LeadTask;
import interlock.core.task.LineControlTask;
import interlock.task.Notice;

/** Account queries, line control and leads: fields that core does not decide keep defaults. */
final class OtherTasks {
  /** Where a line's holder can object. */
  private static final String LINE_NOTICE_CHANNEL = "CARRIER";

  private OtherTasks() {}

  static interlock.task.AccountQueryTask record(AccountQueryTask task) {
    var head = task.head();
    var to = new interlock.task.AccountQueryTask();
    to.setTaskId(head.taskId());
    to.setRevision(head.revision());
    to.setRoutingKey(head.routingKey());
    to.setCommand(Words.QUERY_COMMAND.symbol(task.command()));
    to.setState(Words.QUERY_STATE.symbol(task.state()));
    to.setTarget(Values.party(task.target()));
    to.setCaseId(Values.text(task.caseId()));
    to.setHop(task.hop());
    to.setAmount(Values.yuan(task.amountFen()));
    to.setPeriodFrom(Values.time(task.periodFrom()));
    to.setCompleteUpTo(Values.time(task.completeUpTo()));
    to.setResponseDueAt(Values.time(task.responseDueAt()));
    to.setPriority(head.priority());
    to.setUrgent(task.urgent());
    to.setUnit(Values.text(task.unit()));
    to.setRegion(Values.text(task.region()));
    to.setLegalBasis(task.legalBasis());
    to.setReasons(Values.reasons(head.reasons()));
    to.setPolicyVersion(head.policyVersion());
    to.setTriggeredBy(Values.triggeredBy(head));
    to.setSourceTime(Values.time(head.cause().sourceTime()));
    to.setOpenedAt(Values.time(head.openedAt()));
    to.setUpdatedAt(Values.time(head.updatedAt()));
    return to;
  }

  static interlock.task.LineControlTask record(LineControlTask task) {
    var head = task.head();
    var to = new interlock.task.LineControlTask();
    to.setTaskId(head.taskId());
    to.setRevision(head.revision());
    to.setRoutingKey(head.routingKey());
    to.setCommand(Words.LINE_COMMAND.symbol(task.command()));
    to.setState(Words.LINE_CONTROL_STATE.symbol(task.state()));
    to.setTarget(Values.contact(task.kind(), task.target()));
    to.setCaseIds(task.caseIds());
    to.setFraudType(Values.text(task.fraudType()));
    to.setPriority(head.priority());
    to.setCarrier(Values.text(task.carrier()));
    to.setExpiresAt(Values.time(task.expiresAt()));
    to.setResponseDueAt(Values.time(task.responseDueAt()));
    to.setUnit(task.unit());
    to.setRegion(Values.text(task.region()));
    to.setNotice(task.notice().map(n -> new Notice(n.code(), LINE_NOTICE_CHANNEL)).orElse(null));
    to.setLegalBasis(task.legalBasis());
    to.setApprovals(task.approvals().stream().map(Values::approval).toList());
    to.setReasons(Values.reasons(head.reasons()));
    to.setPolicyVersion(head.policyVersion());
    to.setTriggeredBy(Values.triggeredBy(head));
    to.setSourceTime(Values.time(head.cause().sourceTime()));
    to.setOpenedAt(Values.time(head.openedAt()));
    to.setUpdatedAt(Values.time(head.updatedAt()));
    return to;
  }

  static interlock.task.LeadTask record(LeadTask task) {
    var head = task.head();
    var to = new interlock.task.LeadTask();
    to.setTaskId(head.taskId());
    to.setRevision(head.revision());
    to.setRoutingKey(head.routingKey());
    to.setCommand(Words.LEAD_KIND.symbol(task.kind()));
    to.setState(Words.LEAD_STATE.symbol(task.state()));
    to.setTarget(Values.party(task.target()));
    // The contract names one case: the one that came first.
    to.setCaseId(task.caseIds().isEmpty() ? null : task.caseIds().getFirst());
    to.setContact(task.contact().map(Values::contact).orElse(null));
    to.setPeopleNotWarned(
        task.peopleNotWarned().isPresent() ? task.peopleNotWarned().getAsInt() : null);
    to.setAmount(Values.yuan(task.amountFen()));
    to.setPriority(head.priority());
    to.setUrgent(task.urgent());
    to.setUnit(task.unit());
    to.setCopyUnits(task.copyUnits());
    to.setSignDueAt(Values.time(task.signDueAt()));
    to.setOutcome(task.outcome().map(Words.LEAD_OUTCOME::symbol).orElse(null));
    to.setRegion(Values.text(task.region()));
    to.setBranch(Values.text(task.branch()));
    to.setReasons(Values.reasons(head.reasons()));
    to.setPolicyVersion(head.policyVersion());
    to.setTriggeredBy(Values.triggeredBy(head));
    to.setSourceTime(Values.time(head.cause().sourceTime()));
    to.setOpenedAt(Values.time(head.openedAt()));
    to.setUpdatedAt(Values.time(head.updatedAt()));
    return to;
  }
}
