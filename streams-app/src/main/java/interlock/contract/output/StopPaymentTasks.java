package interlock.contract.output;

import interlock.contract.record.Words;
import interlock.core.task.StopPaymentTask;
import interlock.task.Approval;
import interlock.task.Notice;

/** {@code interlock.task.StopPaymentTask}. */
final class StopPaymentTasks {
  private StopPaymentTasks() {}

  static interlock.task.StopPaymentTask record(StopPaymentTask task) {
    var head = task.head();
    var to = new interlock.task.StopPaymentTask();
    to.setTaskId(head.taskId());
    to.setRevision(head.revision());
    to.setRoutingKey(head.routingKey());
    to.setApplicationId(task.applicationId());
    to.setCommand(Words.STOP_COMMAND.symbol(task.command()));
    to.setState(Words.STOP_STATE.symbol(task.state()));
    to.setTarget(Values.party(task.target()));
    to.setAmount(Values.yuan(task.amountFen()));
    to.setKind(Words.STOP_KIND.symbol(task.kind()));
    to.setScope(Words.STOP_SCOPE.symbol(task.scope()));
    to.setOriginalApplicationId(Values.text(task.originalApplicationId()));
    to.setCommandSeq(task.commandSeq());
    to.setCaseId(Values.text(task.caseId()));
    to.setAmountHeld(Values.yuan(task.amountHeldFen()));
    to.setTransferOut(task.transferOut().map(Values::party).orElse(null));
    to.setTransferId(Values.text(task.transferId()));
    to.setTransferAmount(Values.yuan(task.transferAmountFen()));
    to.setTransferAt(Values.time(task.transferAt()));
    to.setHop(task.hop());
    to.setPath(task.path());
    to.setPriority(head.priority());
    to.setUrgent(task.urgent());
    to.setStopCount(task.stopCount());
    to.setExpiresAt(Values.time(task.expiresAt()));
    to.setResponseDueAt(Values.time(task.responseDueAt()));
    to.setKnownUpTo(Values.time(task.knownUpTo()));
    to.setOrderId(Values.text(task.orderId()));
    to.setUnit(Values.text(task.unit()));
    to.setRegion(Values.text(task.region()));
    to.setBranch(Values.text(task.branch()));
    to.setNotice(new Notice(task.notice().code(), task.noticeChannel()));
    to.setLegalBasis(task.legalBasis());
    to.setApprovals(task.approvals().stream().map(officer -> approval(task, officer)).toList());
    to.setReasons(Values.reasons(head.reasons()));
    to.setPolicyVersion(head.policyVersion());
    to.setTriggeredBy(Values.triggeredBy(head));
    to.setSourceTime(Values.time(head.cause().sourceTime()));
    to.setOpenedAt(Values.time(head.openedAt()));
    to.setUpdatedAt(Values.time(head.updatedAt()));
    return to;
  }

  /**
   * Core keeps the unit and the officer, not when he spoke: the revision's time stands for it.
   *
   * @param voice the unit, a slash, the officer
   */
  private static Approval approval(StopPaymentTask task, String voice) {
    int slash = voice.indexOf('/');
    String unit = voice.substring(0, Math.max(0, slash));
    return new Approval(
        voice.substring(slash + 1),
        unit,
        Values.time(task.head().updatedAt()),
        task.applicationId());
  }
}
