package interlock.core.account;

import interlock.core.account.AccountFile.CaseOnAccount;
import interlock.core.codes.ReasonCode;
import interlock.core.lead.LeadBook;
import interlock.core.lead.LeadNews;
import interlock.core.task.LeadTask;
import java.util.List;
import java.util.Optional;

/** More people paid the account than are warned one by one; it stands while it is INVOLVED. */
final class Crowd {
  private Crowd() {}

  /**
   * The unit is the first case's; where only a listing speaks, the national desk's.
   *
   * @param people whom the search left out; 0: none
   */
  static void raise(Draft draft, int people) {
    if (people == 0) {
      return;
    }
    List<CaseOnAccount> about = draft.cases.stream().filter(Seeds::isActive).toList();
    Optional<String> region = about.stream().flatMap(c -> c.region().stream()).findFirst();
    Optional<String> unit =
        about.stream()
            .flatMap(c -> c.handlingUnit().stream())
            .findFirst()
            .or(() -> region.flatMap(draft.policy().units()::unitFor));
    var news =
        LeadNews.manyVictims(
            taskId(draft),
            draft.holder,
            Optional.empty(),
            unit.orElse(draft.policy().units().fallback()),
            region,
            about.stream().map(CaseOnAccount::caseId).toList(),
            Reasons.of(ReasonCode.TOO_MANY_UPSTREAM, draft.moment.cause()),
            people);
    draft.leads = LeadBook.raise(draft.leads, news, draft.moment);
  }

  /** Nothing makes the account INVOLVED any more: nobody is to be warned. */
  static void cancel(Draft draft) {
    if (!draft.leads.isEmpty()) {
      draft.leads = LeadBook.cancel(draft.leads, taskId(draft));
    }
  }

  private static String taskId(Draft draft) {
    return draft.ids.taskId("L", draft.account.reveal(), LeadTask.Kind.MANY_VICTIMS.name());
  }
}
