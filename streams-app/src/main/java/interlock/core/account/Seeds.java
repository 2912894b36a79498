package interlock.core.account;

import interlock.core.account.AccountFile.CaseOnAccount;
import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Transfer;
import interlock.core.identity.Account;
import interlock.core.mail.AccountMail.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the payments that the lines of all reports on an account tell of: by the bank's id; a line
 * without one by the same amount, the nearest in time first. Of lines without an id each payment
 * answers one, whichever report it stands in: two victims who paid the same amount are two
 * payments. What the bank called back answers a line that nothing else does, so that the line
 * brings no money.
 */
final class Seeds {
  /** A victim remembers the day at best; beyond that the same amount is another payment. */
  static final long MATCH_WITHIN_MILLIS = 24 * 3_600_000L;

  private static final Comparator<Pair> NEAREST =
      Comparator.comparing(Pair::calledBack)
          .thenComparingLong(Pair::apart)
          .thenComparing(Pair::inflow, Ledger.STRICT)
          .thenComparing(p -> p.report().caseId())
          .thenComparingInt(p -> p.line().index());

  private final List<LedgerEntry> ledger;
  private final Twins twins;
  private final IdentityHashMap<Line, LedgerEntry> found = new IdentityHashMap<>();
  private final Set<LedgerEntry> taken = Collections.newSetFromMap(new IdentityHashMap<>());

  private Seeds(List<LedgerEntry> ledger, Twins twins) {
    this.ledger = ledger;
    this.twins = twins;
  }

  /**
   * @param inflow empty when no payment matches
   */
  record Match(CaseOnAccount report, Line line, Optional<LedgerEntry> inflow) {}

  private record Pair(CaseOnAccount report, Line line, LedgerEntry inflow) {
    long apart() {
      return Math.abs(line.occurredAt() - inflow.occurredAt());
    }

    boolean calledBack() {
      return !Ledger.moves(inflow);
    }
  }

  /** Whether a case still says that its money came here. */
  static boolean isActive(CaseOnAccount report) {
    return report.status() != CaseStatus.WITHDRAWN && !report.lines().isEmpty();
  }

  /** The lines of the active reports, in their order, with their payments. */
  static List<Match> match(List<CaseOnAccount> cases, List<LedgerEntry> ledger, Twins twins) {
    if (cases.stream().noneMatch(Seeds::isActive)) {
      return List.of();
    }
    var seeds = new Seeds(ledger, twins);
    List<CaseOnAccount> active = cases.stream().filter(Seeds::isActive).toList();
    active.forEach(seeds::byId);
    seeds.byAmount(active);
    List<Match> matches = new ArrayList<>();
    for (CaseOnAccount report : active) {
      for (Line line : report.lines()) {
        matches.add(new Match(report, line, Optional.ofNullable(seeds.found.get(line))));
      }
    }
    return matches;
  }

  private void byId(CaseOnAccount report) {
    for (Line line : report.lines()) {
      if (line.transferId().isEmpty()) {
        continue;
      }
      for (LedgerEntry entry : ledger) {
        if (entry.side() == Side.IN
            && line.transferId().get().equals(entry.transferId())
            && samePayer(line, entry)) {
          LedgerEntry counts = twins.standing(entry);
          found.put(line, counts);
          taken.add(counts);
          break;
        }
      }
    }
  }

  private void byAmount(List<CaseOnAccount> active) {
    List<Pair> near = new ArrayList<>();
    for (CaseOnAccount report : active) {
      for (Line line : report.lines()) {
        if (line.transferId().isEmpty()) {
          ledger.stream()
              .filter(entry -> mayBe(line, entry))
              .forEach(entry -> near.add(new Pair(report, line, entry)));
        }
      }
    }
    near.sort(NEAREST);
    for (Pair pair : near) {
      if (!found.containsKey(pair.line()) && taken.add(pair.inflow())) {
        found.put(pair.line(), pair.inflow());
      }
    }
  }

  private boolean mayBe(Line line, LedgerEntry entry) {
    return entry.side() == Side.IN
        && entry.amountFen() == line.amountFen()
        && (Ledger.moves(entry) || entry.status() == Transfer.Status.REVERSED)
        && Math.abs(line.occurredAt() - entry.occurredAt()) <= MATCH_WITHIN_MILLIS
        && samePayer(line, entry)
        && !twins.isHeld(entry);
  }

  private static boolean samePayer(Line line, LedgerEntry entry) {
    Optional<Account> said = line.payerAccount();
    Optional<Account> known = entry.counterparty().account();
    return said.isEmpty() || known.isEmpty() || said.equals(known);
  }
}
