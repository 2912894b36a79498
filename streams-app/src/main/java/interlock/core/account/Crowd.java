package interlock.core.account;

import interlock.core.account.AccountFile.CaseOnAccount;
import interlock.core.account.AccountFile.Raised;
import interlock.core.codes.ReasonCode;
import interlock.core.policy.Level;
import interlock.core.task.LeadTask;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * More people paid the account than are warned one by one: a lead says how many were not, and an
 * officer decides about them (ADR 0016). One lead for each account; it stands while the account is
 * INVOLVED.
 */
final class Crowd {
  private Crowd() {}

  static String taskId(Draft draft) {
    return draft.ids.taskId("L", draft.account.reveal(), LeadTask.Kind.MANY_VICTIMS.name());
  }

  /**
   * @param people whom the search left out; no more than the lead says already is nothing new
   */
  static void raise(Draft draft, int people) {
    Optional<Raised> known = known(draft);
    if (people <= known.map(Raised::people).orElse(0)) {
      return;
    }
    var lead =
        new Raised(
            taskId(draft),
            known.map(Raised::revision).orElse(0) + 1,
            known.map(Raised::openedAt).orElse(draft.now()),
            draft.cases.stream().filter(Seeds::isActive).map(CaseOnAccount::caseId).toList(),
            Reasons.add(
                known.map(Raised::reasons).orElse(List.of()),
                List.of(ReasonCode.TOO_MANY_UPSTREAM),
                draft.moment.cause()),
            people);
    Leads.file(draft, lead);
    draft.outputs.add(task(draft, lead));
  }

  /** Nothing makes the account INVOLVED any more: nobody is to be warned. */
  static void cancel(Draft draft) {
    Optional<Raised> known = known(draft).filter(lead -> lead.people() > 0);
    if (known.isEmpty()) {
      return;
    }
    Raised was = known.get();
    var lead =
        new Raised(
            was.taskId(), was.revision() + 1, was.openedAt(), was.caseIds(), was.reasons(), 0);
    Leads.file(draft, lead);
    draft.outputs.add(task(draft, lead));
  }

  private static Optional<Raised> known(Draft draft) {
    if (draft.raised.isEmpty()) {
      return Optional.empty();
    }
    String taskId = taskId(draft);
    return draft.raised.stream().filter(r -> r.taskId().equals(taskId)).findFirst();
  }

  /** The unit is the first case's; where only a listing speaks, the national desk's. */
  private static LeadTask task(Draft draft, Raised lead) {
    boolean cancelled = lead.people() == 0;
    List<CaseOnAccount> about =
        draft.cases.stream().filter(c -> lead.caseIds().contains(c.caseId())).toList();
    Optional<String> region = about.stream().flatMap(c -> c.region().stream()).findFirst();
    Optional<String> unit =
        about.stream()
            .flatMap(c -> c.handlingUnit().stream())
            .findFirst()
            .or(() -> region.flatMap(draft.policy().units()::unitFor));
    return new LeadTask(
        draft.head(
            lead.taskId(),
            lead.revision(),
            // Where each of those people would stand.
            draft.policy().priority().levels().get(Level.HIGH),
            lead.reasons(),
            lead.openedAt()),
        LeadTask.Kind.MANY_VICTIMS,
        cancelled ? LeadTask.State.CANCELLED : LeadTask.State.OPEN,
        draft.holder,
        OptionalLong.empty(),
        false,
        Optional.of(unit.orElse(draft.policy().units().fallback())),
        region,
        Optional.empty(),
        lead.caseIds(),
        Optional.empty(),
        cancelled ? OptionalInt.empty() : OptionalInt.of(lead.people()));
  }
}
