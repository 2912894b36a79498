package interlock.core.account;

import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.account.Allocation.Portion;
import interlock.core.codes.ReasonCode;
import interlock.core.event.Transfer;
import interlock.core.lead.Lead;
import interlock.core.lead.LeadBook;
import interlock.core.lead.LeadNews;
import interlock.core.mail.AccountMail.Side;
import interlock.core.policy.StopCommand;
import interlock.core.task.LeadTask;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Victims' money in cash (design.md §5). Somebody who wants it at a counter or a machine may still
 * be met there: the stops on the account press at once, and the unit of that place gets a lead.
 * Taken out, it has left every account: that branch of the trace ends, see {@link Spread}.
 *
 * <p>An attempt counts for as long as a movement makes a stop urgent ({@code
 * stopPayment.urgentMoved}), whether it was told before the report or after. One that the bank
 * turned down or paid out is no attempt any more; what was raised for it stays.
 */
final class Cash {
  /** Leads of one account within that time; who comes more often is being looked for already. */
  static final int MAX_LEADS = 16;

  private Cash() {}

  /** Whether somebody wants cash from this account now. */
  static boolean isWanted(Draft draft) {
    return attempts(draft, draft.ledger).findAny().isPresent();
  }

  /** A stop presses: somebody is at a branch. */
  static void press(Draft draft, StopDraft stop) {
    stop.urgent = true;
    stop.because(ReasonCode.CASH_WITHDRAWAL_ATTEMPT, draft);
  }

  /**
   * A new attempt presses every open stop, also one that the bank has: it is for him to keep shut.
   */
  static void pressAll(Draft draft) {
    Set<String> known = new TreeSet<>();
    attempts(draft, draft.before.ledger()).forEach(e -> known.add(Ledger.key(e)));
    boolean isNew = attempts(draft, draft.ledger).anyMatch(e -> !known.contains(Ledger.key(e)));
    if (isNew) {
      draft.stops = draft.stops.stream().map(stop -> pressed(draft, stop)).toList();
    }
  }

  private static Stop pressed(Draft draft, Stop known) {
    if (Stops.hasEnded(known.state()) || known.command() == StopCommand.LIFT) {
      return known;
    }
    var stop = new StopDraft(known);
    press(draft, stop);
    return stop.stop();
  }

  /** Whether a stop presses because of cash, which comes before all other urgency. */
  static boolean presses(Stop stop) {
    return stop.reasons().stream().anyMatch(r -> r.code() == ReasonCode.CASH_WITHDRAWAL_ATTEMPT);
  }

  /** Where cash was wanted last, while a stop presses because of it. */
  static Optional<String> branch(AccountFile file, Stop stop) {
    return presses(stop)
        ? file.ledger().stream()
            .filter(Cash::isAttempt)
            .reduce((older, newer) -> newer)
            .flatMap(LedgerEntry::branch)
        : Optional.empty();
  }

  /** Tells the units where cash is wanted, or was paid out, once for each withdrawal. */
  static void lead(Draft draft) {
    for (LedgerEntry entry : draft.ledger) {
      if (isOut(entry) && isRecent(draft, entry)) {
        long carried = portions(draft, entry).mapToLong(Portion::taintedFen).sum();
        if (isAttempt(entry) && !casesInDanger(draft).isEmpty()) {
          raise(draft, entry, ReasonCode.CASH_WITHDRAWAL_ATTEMPT, casesInDanger(draft));
        } else if (carried > 0) {
          List<String> cases = portions(draft, entry).map(Portion::caseId).toList();
          raise(draft, entry, ReasonCode.CASH_WITHDRAWN, cases);
        }
      }
    }
  }

  private static void raise(Draft draft, LedgerEntry entry, ReasonCode why, List<String> caseIds) {
    String taskId =
        draft.ids.taskId(
            "L",
            draft.account.reveal(),
            entry.institution(),
            entry.transferId(),
            LeadTask.Kind.CASH_RUNNER.name());
    if (!makesRoom(draft, taskId)) {
      return;
    }
    boolean there = why == ReasonCode.CASH_WITHDRAWAL_ATTEMPT;
    Optional<String> handling =
        caseIds.stream().flatMap(id -> draft.money().of(id).handlingUnit().stream()).findFirst();
    var news =
        new LeadNews(
            taskId,
            LeadTask.Kind.CASH_RUNNER,
            draft.holder,
            Optional.empty(),
            OptionalLong.of(entry.amountFen()),
            there,
            entry
                .region()
                .flatMap(draft.policy().units()::unitFor)
                .or(() -> handling)
                .orElse(draft.policy().units().fallback()),
            entry.region(),
            entry.branch(),
            caseIds,
            Reasons.add(List.of(), List.of(why), draft.moment.cause()),
            0);
    draft.leads = LeadBook.raise(draft.leads, news, draft.moment);
  }

  /** Cases whose money is here, or that have a stop here that has not ended. */
  private static List<String> casesInDanger(Draft draft) {
    if (Pooled.is(draft)) {
      return List.of();
    }
    Set<String> cases = new TreeSet<>();
    draft.money().cases().stream()
        .filter(c -> !c.withdrawn() && c.leftFen() > 0)
        .forEach(c -> cases.add(c.caseId()));
    draft.stops.stream()
        .filter(s -> !Stops.hasEnded(s.state()) && !new StopDraft(s).isLift())
        .forEach(s -> s.caseId().ifPresent(cases::add));
    return List.copyOf(cases);
  }

  private static boolean makesRoom(Draft draft, String taskId) {
    List<Lead> runners =
        draft.leads.stream().filter(l -> l.kind() == LeadTask.Kind.CASH_RUNNER).toList();
    if (runners.size() < MAX_LEADS || LeadBook.find(runners, taskId).isPresent()) {
      return true;
    }
    // One that is out of time is not raised again; the payment may be on file still.
    long since = since(draft);
    Optional<Lead> old =
        runners.stream()
            .filter(l -> l.openedAt() < since)
            .min(Comparator.comparing((Lead l) -> l.state() != LeadTask.State.CONCLUDED));
    old.ifPresent(o -> draft.leads = draft.leads.stream().filter(l -> !l.equals(o)).toList());
    return old.isPresent();
  }

  private static Stream<Portion> portions(Draft draft, LedgerEntry entry) {
    String key = Ledger.key(entry);
    return draft.money().allocation().portions().stream()
        .filter(p -> Ledger.key(p.outflow()).equals(key))
        .filter(p -> !draft.money().of(p.caseId()).withdrawn());
  }

  private static Stream<LedgerEntry> attempts(Draft draft, List<LedgerEntry> ledger) {
    return ledger.stream().filter(Cash::isAttempt).filter(e -> isRecent(draft, e));
  }

  private static boolean isAttempt(LedgerEntry entry) {
    return isOut(entry)
        && (entry.status() == Transfer.Status.ATTEMPTED || entry.status() == Transfer.Status.HELD);
  }

  private static boolean isOut(LedgerEntry entry) {
    return entry.cash() && entry.side() == Side.OUT;
  }

  private static boolean isRecent(Draft draft, LedgerEntry entry) {
    return entry.occurredAt() >= since(draft);
  }

  private static long since(Draft draft) {
    return draft.now() - draft.policy().stopPayment().urgentMovedMillis();
  }
}
