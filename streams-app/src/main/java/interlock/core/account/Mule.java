package interlock.core.account;

import interlock.core.codes.ReasonCode;
import interlock.core.lead.LeadBook;
import interlock.core.lead.LeadNews;
import interlock.core.task.LeadTask;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The holder seems to work for the other side: a lead for the police, one for each account. */
final class Mule {
  private Mule() {}

  static void raise(Draft draft, List<ReasonCode> why, Optional<String> region) {
    List<CaseMoney> cases = draft.money().cases().stream().filter(CaseMoney::concerns).toList();
    Optional<String> place =
        region.or(() -> cases.stream().flatMap(c -> c.region().stream()).findFirst());
    long traced = cases.stream().mapToLong(CaseMoney::inFen).sum();
    var news =
        new LeadNews(
            taskId(draft),
            LeadTask.Kind.MULE,
            draft.holder,
            Optional.empty(),
            traced > 0 ? OptionalLong.of(traced) : OptionalLong.empty(),
            false,
            cases.stream()
                .flatMap(c -> c.handlingUnit().stream())
                .findFirst()
                .or(() -> place.flatMap(draft.policy().units()::unitFor))
                .orElse(draft.policy().units().fallback()),
            place,
            Optional.empty(),
            cases.stream().map(CaseMoney::caseId).toList(),
            Reasons.add(List.of(), why, draft.moment.cause()),
            0);
    draft.leads = LeadBook.raise(draft.leads, news, draft.moment);
  }

  private static String taskId(Draft draft) {
    return draft.ids.taskId("L", draft.account.reveal(), LeadTask.Kind.MULE.name());
  }
}
