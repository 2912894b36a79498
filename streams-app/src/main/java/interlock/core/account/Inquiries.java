package interlock.core.account;

import interlock.core.account.AccountFile.Raised;
import interlock.core.codes.ReasonCode;
import interlock.core.event.Grade;
import interlock.core.event.Party;
import interlock.core.event.WatchEntry;
import interlock.core.task.AccountQueryTask;
import interlock.core.task.LeadTask;
import interlock.core.task.Reason;
import interlock.core.task.StopPaymentTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Account queries and leads: each raised once, revised when it gains a reason or a case. Nothing
 * takes a reason from them.
 */
final class Inquiries {
  /** Beyond that many no new one is asked; each case and each listing gives at most one. */
  static final int MAX_QUERIES = Reports.MAX_CASES + Reports.MAX_REPORTS + Listings.MAX_ENTRIES;

  private Inquiries() {}

  /** Asks the bank about the account once for each case that concerns it, and each listing. */
  static void ask(Draft draft) {
    for (CaseMoney money : draft.money().cases()) {
      if (money.concerns()) {
        List<ReasonCode> why = new ArrayList<>();
        why.add(money.named() ? ReasonCode.REPORTED_PAYEE : ReasonCode.TAINTED_MONEY);
        if (isMoneyMissing(draft, money.caseId())) {
          why.add(ReasonCode.MONEY_MISSING);
        }
        query(draft, money.caseId(), Optional.of(money), why);
      }
    }
    Listings.inForce(draft.listings, Set.of(Grade.INVOLVED), draft.now())
        .map(WatchEntry::entryId)
        .toList()
        .forEach(entry -> query(draft, entry, Optional.empty(), List.of(ReasonCode.LISTED)));
  }

  private static boolean isMoneyMissing(Draft draft, String caseId) {
    return draft.stops.stream()
        .filter(s -> s.caseId().equals(Optional.of(caseId)))
        .filter(s -> s.state() == StopPaymentTask.State.PARTIAL)
        .anyMatch(s -> s.amountHeldFen().orElse(0) < s.amountFen());
  }

  private static void query(
      Draft draft, String about, Optional<CaseMoney> money, List<ReasonCode> why) {
    String taskId = draft.ids.taskId("Q", about, draft.account.reveal(), "DETAIL");
    Optional<String> caseId = money.map(CaseMoney::caseId);
    if (!hasRoom(draft, taskId)) {
      return;
    }
    revise(draft, taskId, caseId.stream().toList(), why)
        .ifPresent(
            raised ->
                draft.outputs.add(
                    new AccountQueryTask(
                        draft.head(
                            taskId,
                            raised.revision(),
                            draft
                                .policy()
                                .priority()
                                .stop(false, false, money.map(CaseMoney::inFen).orElse(0L)),
                            raised.reasons(),
                            raised.openedAt()),
                        AccountQueryTask.Command.DETAIL,
                        AccountQueryTask.State.REQUESTED,
                        caseId,
                        target(draft),
                        money.map(CaseMoney::hop).orElse(0))));
  }

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
        cases.stream()
            .flatMap(c -> c.handlingUnit().stream())
            .findFirst()
            .or(() -> place.flatMap(draft.policy().units()::unitFor)),
        place,
        Optional.empty(),
        raised.caseIds());
  }

  private static String muleId(Draft draft) {
    return draft.ids.taskId("L", draft.account.reveal(), LeadTask.Kind.MULE.name());
  }

  /** Queries never take the room of the lead. */
  private static boolean hasRoom(Draft draft, String queryId) {
    if (draft.raised.size() < MAX_QUERIES) {
      return true;
    }
    String lead = muleId(draft);
    List<String> queries =
        draft.raised.stream().map(Raised::taskId).filter(id -> !id.equals(lead)).toList();
    return queries.size() < MAX_QUERIES || queries.contains(queryId);
  }

  /** Files the task; empty if nothing is new. */
  private static Optional<Raised> revise(
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
            reasons);
    boolean same =
        known
            .map(k -> k.caseIds().equals(next.caseIds()) && k.reasons().equals(reasons))
            .orElse(false);
    if (same) {
      return Optional.empty();
    }
    List<Raised> all = new ArrayList<>(draft.raised);
    known.ifPresent(all::remove);
    all.add(next);
    all.sort(Comparator.comparing(Raised::taskId));
    draft.raised = List.copyOf(all);
    return Optional.of(next);
  }

  private static Party target(Draft draft) {
    return new Party(
        Optional.empty(),
        Optional.of(draft.account),
        Optional.empty(),
        draft.holder.institution(),
        draft.holder.name());
  }
}
