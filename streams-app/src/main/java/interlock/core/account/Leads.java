package interlock.core.account;

import interlock.core.account.AccountFile.Raised;
import interlock.core.codes.ReasonCode;
import interlock.core.task.LeadTask;
import interlock.core.task.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Leads for the police: each raised once, revised when it gains a reason or a case. Nothing takes a
 * reason from them.
 */
final class Leads {
  private Leads() {}

  /** The holder seems to work for the other side: a lead for the police, one for each account. */
  static void mule(Draft draft, List<ReasonCode> why, Optional<String> region) {
    List<CaseMoney> cases = draft.money().cases().stream().filter(CaseMoney::concerns).toList();
    String taskId = muleId(draft);
    Optional<String> place =
        region.or(() -> cases.stream().flatMap(c -> c.region().stream()).findFirst());
    revise(draft, taskId, cases.stream().map(CaseMoney::caseId).toList(), why)
        .ifPresent(raised -> draft.outputs.add(lead(draft, raised, place, cases)));
  }

  private static LeadTask lead(
      Draft draft, Raised raised, Optional<String> place, List<CaseMoney> cases) {
    long traced = cases.stream().mapToLong(CaseMoney::inFen).sum();
    return new LeadTask(
        draft.head(
            raised.taskId(),
            raised.revision(),
            draft.policy().priority().stop(false, false, traced),
            raised.reasons(),
            raised.openedAt()),
        LeadTask.Kind.MULE,
        LeadTask.State.OPEN,
        draft.holder,
        traced > 0 ? OptionalLong.of(traced) : OptionalLong.empty(),
        false,
        cases.stream()
            .flatMap(c -> c.handlingUnit().stream())
            .findFirst()
            .or(() -> place.flatMap(draft.policy().units()::unitFor)),
        place,
        Optional.empty(),
        raised.caseIds());
  }

  static String muleId(Draft draft) {
    return draft.ids.taskId("L", draft.account.reveal(), LeadTask.Kind.MULE.name());
  }

  /** Files the lead; empty if nothing is new. */
  static Optional<Raised> revise(
      Draft draft, String taskId, List<String> caseIds, List<ReasonCode> why) {
    Optional<Raised> known =
        draft.raised.stream().filter(r -> r.taskId().equals(taskId)).findFirst();
    Set<String> cases = new TreeSet<>(known.map(Raised::caseIds).orElse(List.of()));
    cases.addAll(caseIds);
    List<Reason> reasons =
        Reasons.add(known.map(Raised::reasons).orElse(List.of()), why, draft.moment.cause());
    var next =
        new Raised(
            taskId,
            known.map(Raised::revision).orElse(0) + 1,
            known.map(Raised::openedAt).orElse(draft.now()),
            List.copyOf(cases),
            reasons,
            0);
    boolean same =
        known
            .map(k -> k.caseIds().equals(next.caseIds()) && k.reasons().equals(reasons))
            .orElse(false);
    if (same) {
      return Optional.empty();
    }
    file(draft, next);
    return Optional.of(next);
  }

  /** In place of what is on file of that lead. */
  static void file(Draft draft, Raised lead) {
    List<Raised> all = new ArrayList<>(draft.raised);
    all.removeIf(r -> r.taskId().equals(lead.taskId()));
    all.add(lead);
    all.sort(Comparator.comparing(Raised::taskId));
    draft.raised = List.copyOf(all);
  }
}
