package interlock.core.account;

import interlock.core.codes.ReasonCode;
import interlock.core.event.Grade;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.event.WatchEntry;
import interlock.core.policy.StopPayment;
import interlock.core.task.AccountQueryTask.Command;
import interlock.core.task.AccountQueryTask.State;
import interlock.core.task.Reason;
import interlock.core.task.StopPaymentTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Account queries (快查询, design.md §5), and what banks answer to them.
 *
 * <ul>
 *   <li>DETAIL: the movements so far, once for each case that concerns the account and each
 *       INVOLVED listing; asked again when a stop caught only a part.
 *   <li>HOLDER: who holds it, while no bank has told a name, a phone or a token of the holder of an
 *       account that a case or a listing concerns.
 *   <li>MONITOR: tell every new movement at once, while a stop on it is at the bank or in force.
 * </ul>
 *
 * <p>REQUESTED until the answer: for DETAIL a movement in reply that is complete up to the moment
 * of the question; for HOLDER that the holder is known, whoever told it; for MONITOR any movement
 * in reply. What is not answered when it is due is EXPIRED, and an answer that comes late still
 * counts. What nothing asks for any more is CANCELLED.
 */
final class Queries {
  /**
   * As many as there can be at once, for each case and each listing gives at most one DETAIL.
   * Beyond that the one that was asked longest ago and that nothing asks for any more makes room.
   */
  static final int MAX_QUERIES = Reports.MAX_CASES + Reports.MAX_REPORTS + Listings.MAX_ENTRIES + 2;

  private Queries() {}

  /** What is to be known now. */
  private record Want(
      String taskId, Command command, Optional<String> caseId, List<ReasonCode> why) {}

  /**
   * Files what a movement says in answer to one of these queries.
   *
   * <p>Up to when the account is known is kept for the account: the latest that any answer says.
   */
  static void read(Draft draft, Transfer transfer) {
    Optional<Query> asked =
        transfer
            .inReplyTo()
            .flatMap(id -> draft.queries.stream().filter(q -> q.taskId().equals(id)).findFirst());
    if (asked.isEmpty()) {
      return;
    }
    OptionalLong complete = transfer.completeUpTo();
    if (complete.isPresent()) {
      long moment = complete.getAsLong();
      draft.knownUpTo = OptionalLong.of(Math.max(moment, draft.knownUpTo.orElse(moment)));
    }
    Query query = asked.get();
    if (!query.isOpen()) {
      return;
    }
    Query next = complete.isPresent() ? query.completeUpTo(complete.getAsLong()) : query;
    long skew = draft.policy().stopPayment().taint().seedSkewMillis();
    boolean answered =
        switch (query.command()) {
          // The bank's clock may be behind ours.
          case DETAIL -> next.completeUpTo().orElse(Long.MIN_VALUE) >= query.askedAt() - skew;
          case MONITOR -> true;
          case HOLDER -> false;
        };
    put(draft, answered ? next.with(State.ANSWERED, OptionalLong.empty()) : next);
  }

  /**
   * Brings the queries in line with what is to be known, and publishes what changed.
   *
   * @param woken deadlines are judged, too
   */
  static void settle(Draft draft, boolean woken) {
    Map<String, Want> wanted = new LinkedHashMap<>();
    wants(draft).forEach(want -> wanted.put(want.taskId(), want));
    Set<String> needed = Set.copyOf(wanted.keySet());
    Map<String, Query> next = new TreeMap<>();
    for (Query query : draft.queries) {
      Optional<Want> want = Optional.ofNullable(wanted.remove(query.taskId()));
      next.put(query.taskId(), settled(draft, query, want, woken));
    }
    Set<Query> published = new HashSet<>(draft.before.queries());
    for (Want want : wanted.values()) {
      if (next.size() >= MAX_QUERIES) {
        next.values().stream()
            .filter(query -> !needed.contains(query.taskId()))
            .min(Comparator.comparingLong(Query::askedAt).thenComparing(Query::taskId))
            .ifPresent(oldest -> dismiss(draft, next, oldest, published));
      }
      next.put(want.taskId(), opened(draft, want));
    }
    next.replaceAll((id, query) -> published.contains(query) ? query : publish(draft, query));
    draft.queries = List.copyOf(next.values());
  }

  /** Drops one that has ended; what is not yet said of it is published first. */
  private static void dismiss(
      Draft draft, Map<String, Query> all, Query ended, Set<Query> published) {
    all.remove(ended.taskId());
    draft.folded++;
    if (!published.contains(ended)) {
      publish(draft, ended);
    }
  }

  /** When the next answer is due, epoch milliseconds. */
  static OptionalLong nextDue(AccountFile file) {
    return file.queries().stream().flatMapToLong(q -> q.responseDueAt().stream()).min();
  }

  private static List<Want> wants(Draft draft) {
    List<Want> wants = new ArrayList<>();
    for (CaseMoney money : draft.money().cases()) {
      if (money.concerns()) {
        List<ReasonCode> why = new ArrayList<>();
        why.add(money.named() ? ReasonCode.REPORTED_PAYEE : ReasonCode.TAINTED_MONEY);
        if (isMoneyMissing(draft, money.caseId())) {
          why.add(ReasonCode.MONEY_MISSING);
        }
        String id = taskId(draft, money.caseId(), Command.DETAIL);
        wants.add(new Want(id, Command.DETAIL, Optional.of(money.caseId()), why));
      }
    }
    Listings.inForce(draft.listings, Set.of(Grade.INVOLVED), draft.now())
        .map(WatchEntry::entryId)
        .forEach(
            entry ->
                wants.add(
                    new Want(
                        taskId(draft, entry, Command.DETAIL),
                        Command.DETAIL,
                        Optional.empty(),
                        List.of(ReasonCode.LISTED))));
    if (!wants.isEmpty() && !isHolderKnown(draft.holder)) {
      List<ReasonCode> why = List.of(ReasonCode.HOLDER_UNKNOWN);
      String id = taskId(draft, "", Command.HOLDER);
      wants.add(new Want(id, Command.HOLDER, Optional.empty(), why));
    }
    if (draft.stops.stream().anyMatch(Queries::isAtBank)) {
      List<ReasonCode> why = List.of(ReasonCode.STOP_IN_FORCE);
      String id = taskId(draft, "", Command.MONITOR);
      wants.add(new Want(id, Command.MONITOR, Optional.empty(), why));
    }
    return wants;
  }

  private static Query opened(Draft draft, Want want) {
    var unasked =
        new Query(
            want.taskId(),
            want.command(),
            want.caseId(),
            State.REQUESTED,
            draft.now(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            0,
            draft.now(),
            Reasons.add(List.of(), want.why(), draft.moment.cause()));
    return asked(draft, unasked);
  }

  private static Query settled(Draft draft, Query query, Optional<Want> want, boolean woken) {
    if (want.isEmpty()) {
      return unwanted(draft, query);
    }
    Query next =
        query.because(Reasons.add(query.reasons(), want.get().why(), draft.moment.cause()));
    boolean gap = has(next, ReasonCode.MONEY_MISSING) && !has(query, ReasonCode.MONEY_MISSING);
    if (gap || next.state() == State.CANCELLED) {
      return asked(draft, next);
    }
    boolean overdue = next.responseDueAt().orElse(Long.MAX_VALUE) <= draft.now();
    return woken && overdue
        ? next.because(
                Reasons.add(
                    next.reasons(), List.of(ReasonCode.ANSWER_OVERDUE), draft.moment.cause()))
            .with(State.EXPIRED, OptionalLong.empty())
        : next;
  }

  private static Query unwanted(Draft draft, Query query) {
    return switch (query.command()) {
      case DETAIL -> query.isOpen() ? query.with(State.CANCELLED, OptionalLong.empty()) : query;
      case HOLDER ->
          query.isOpen()
              ? query.with(
                  isHolderKnown(draft.holder) ? State.ANSWERED : State.CANCELLED,
                  OptionalLong.empty())
              : query;
      // However often it was answered: it is to end.
      case MONITOR -> query.with(State.CANCELLED, OptionalLong.empty());
    };
  }

  private static Query asked(Draft draft, Query query) {
    StopPayment rules = draft.policy().stopPayment();
    OptionalLong due =
        switch (query.command()) {
          case DETAIL -> OptionalLong.of(draft.now() + rules.query().detailMillis());
          case HOLDER -> OptionalLong.of(draft.now() + rules.query().holderMillis());
          // It is answered when something moves, whenever that is.
          case MONITOR -> OptionalLong.empty();
        };
    List<Reason> why =
        query.reasons().stream().filter(r -> r.code() != ReasonCode.ANSWER_OVERDUE).toList();
    return query.because(why).asked(draft.now(), due);
  }

  private static Query publish(Draft draft, Query query) {
    Query revised = query.revised();
    draft.outputs.add(QueryTasks.task(draft, revised));
    return revised;
  }

  private static void put(Draft draft, Query query) {
    draft.queries =
        draft.queries.stream().map(q -> q.taskId().equals(query.taskId()) ? query : q).toList();
  }

  private static boolean has(Query query, ReasonCode code) {
    return query.reasons().stream().anyMatch(r -> r.code() == code);
  }

  private static boolean isHolderKnown(Party holder) {
    return holder.name().isPresent() || holder.phone().isPresent() || holder.personId().isPresent();
  }

  private static boolean isAtBank(Stop stop) {
    return switch (stop.state()) {
      case REQUESTED, RECEIVED, ACTIVE, PARTIAL, FROZEN -> true;
      case PROPOSED, REFUSED, LIFTED, EXPIRED, CANCELLED -> false;
    };
  }

  private static boolean isMoneyMissing(Draft draft, String caseId) {
    return draft.stops.stream()
        .filter(s -> s.caseId().equals(Optional.of(caseId)))
        .filter(s -> s.state() == StopPaymentTask.State.PARTIAL)
        .anyMatch(s -> s.amountHeldFen().orElse(0) < s.amountFen());
  }

  private static String taskId(Draft draft, String about, Command command) {
    return draft.ids.taskId("Q", about, draft.account.reveal(), command.name());
  }
}
