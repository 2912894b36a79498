package interlock.core.lead;

import interlock.core.codes.ReasonCode;
import interlock.core.desk.Address;
import interlock.core.desk.Moment;
import interlock.core.policy.Level;
import interlock.core.policy.Priority;
import interlock.core.task.LeadTask;
import interlock.core.task.Reason;
import interlock.core.task.TaskHead;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A lead as units read it. */
final class LeadTasks {
  private LeadTasks() {}

  static LeadTask task(Lead lead, Address key, Moment moment) {
    boolean ended =
        lead.state() == LeadTask.State.CONCLUDED || lead.state() == LeadTask.State.CANCELLED;
    return new LeadTask(
        new TaskHead(
            lead.taskId(),
            lead.revision(),
            key.key(),
            priority(lead, moment.policy().priority()),
            reasons(lead),
            moment.policy().version(),
            moment.cause(),
            lead.openedAt(),
            moment.now()),
        lead.kind(),
        lead.state(),
        lead.target(),
        lead.amountFen(),
        lead.urgent() && !ended,
        lead.unit(),
        lead.copyUnits(),
        lead.region(),
        lead.branch(),
        lead.caseIds(),
        lead.contact(),
        lead.kind() == LeadTask.Kind.MANY_VICTIMS && lead.count() > 0
            ? OptionalInt.of(lead.count())
            : OptionalInt.empty(),
        lead.signDueAt(),
        lead.outcome());
  }

  private static List<Reason> reasons(Lead lead) {
    return lead.late()
        ? Stream.concat(
                lead.reasons().stream(),
                Stream.of(new Reason(ReasonCode.STEP_OVERDUE, 0, List.of())))
            .toList()
        : lead.reasons();
  }

  private static int priority(Lead lead, Priority rules) {
    long fen = lead.amountFen().orElse(0);
    return switch (lead.kind()) {
      // Where each of those people would stand.
      case MANY_VICTIMS ->
          rules.levels().get(lead.contact().isPresent() ? Level.MEDIUM : Level.HIGH);
      case CASH_RUNNER -> rules.stop(true, lead.urgent(), fen);
      case MULE, CARD_GANG, GOIP -> rules.stop(false, false, fen);
    };
  }
}
