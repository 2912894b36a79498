package interlock.contract.output;

import interlock.contract.record.Words;
import interlock.core.event.Conclusion;
import interlock.core.identity.Identifier;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Place;
import interlock.core.task.Step;
import interlock.task.Subject;

/** {@code interlock.task.DissuasionTask}. */
final class DissuasionTasks {
  private DissuasionTasks() {}

  static interlock.task.DissuasionTask record(DissuasionTask task) {
    var head = task.head();
    var to = new interlock.task.DissuasionTask();
    to.setTaskId(head.taskId());
    to.setRevision(head.revision());
    to.setRoutingKey(head.routingKey());
    to.setState(Words.DISSUASION_STATE.symbol(task.state()));
    to.setLevel(Words.LEVEL.symbol(task.level()));
    to.setPriority(head.priority());
    to.setWarningClass(Words.WARNING_CLASS.symbol(task.warningClass()));
    to.setFraudType(Values.text(task.fraudType()));
    to.setSubject(
        new Subject(
            Values.texts(task.phones()),
            Values.texts(task.accounts()),
            task.personId().map(Identifier::reveal).orElse(null)));
    to.setOnCallNow(task.onCallNow());
    to.setFundsInFlight(task.fundsInFlight());
    to.setContact(task.contact().map(Values::contact).orElse(null));
    to.setAmountAtRisk(Values.yuan(task.amountAtRiskFen()));
    to.setSteps(task.steps().stream().map(DissuasionTasks::step).toList());
    to.setNextDueAt(Values.time(task.nextDueAt()));
    to.setResponsibleUnit(task.responsibleUnit());
    to.setCopyUnits(task.copyUnits());
    to.setPlace(task.place().map(DissuasionTasks::place).orElse(null));
    to.setCareGroup(task.careGroup().map(Words.CARE_GROUP::symbol).orElse(null));
    to.setScore(task.score());
    to.setMessage(Values.text(task.message()));
    to.setRefusedLinks(task.refusedLinks());
    to.setCaseIds(task.caseIds());
    to.setConclusion(
        task.conclusion() == Conclusion.NONE ? null : Words.CONCLUSION.symbol(task.conclusion()));
    to.setCheatedAfterWarning(task.cheatedAfterWarning());
    to.setMergedInto(Values.text(task.mergedInto()));
    to.setApprovals(task.approvals().stream().map(Values::approval).toList());
    to.setReasons(Values.reasons(head.reasons()));
    to.setPolicyVersion(head.policyVersion());
    to.setTriggeredBy(Values.triggeredBy(head));
    to.setSourceTime(Values.time(head.cause().sourceTime()));
    to.setOpenedAt(Values.time(head.openedAt()));
    to.setUpdatedAt(Values.time(head.updatedAt()));
    return to;
  }

  private static interlock.task.Step step(Step step) {
    return new interlock.task.Step(
        Words.MEASURE.symbol(step.measure()),
        step.unit(),
        Values.time(step.dueAt()),
        Words.STEP_STATE.symbol(step.state()),
        step.attempts(),
        Values.time(step.doneAt()),
        step.outage());
  }

  private static interlock.task.Place place(Place place) {
    return new interlock.task.Place(place.region(), place.source(), Values.time(place.at()));
  }
}
