package interlock.core.account;

import interlock.core.account.AccountFile.CaseOnAccount;
import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport.Line;
import interlock.core.identity.Account;
import interlock.core.mail.AccountMail.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the payments that a report's lines tell of. */
final class Seeds {
  /** A victim remembers the day at best; beyond that the same amount is another payment. */
  static final long MATCH_WITHIN_MILLIS = 24 * 3_600_000L;

  private Seeds() {}

  /**
   * @param inflow empty when no payment matches
   */
  record Match(Line line, Optional<LedgerEntry> inflow) {}

  private record Pair(Line line, LedgerEntry inflow) {
    long apart() {
      return Math.abs(line.occurredAt() - inflow.occurredAt());
    }
  }

  /** Whether a case still says that its money came here. */
  static boolean isActive(CaseOnAccount report) {
    return report.status() != CaseStatus.WITHDRAWN && !report.lines().isEmpty();
  }

  /**
   * The lines of an active report with their payments: by the bank's id; a line without one by the
   * same amount, the nearest in time first, each payment once.
   */
  static List<Match> match(CaseOnAccount report, List<LedgerEntry> ledger) {
    if (!isActive(report)) {
      return List.of();
    }
    Map<Integer, LedgerEntry> found = new HashMap<>();
    Set<String> taken = new HashSet<>();
    List<Pair> near = new ArrayList<>();
    for (Line line : report.lines()) {
      for (LedgerEntry entry : ledger) {
        if (entry.side() != Side.IN || !samePayer(line, entry)) {
          continue;
        }
        if (line.transferId().isPresent()) {
          if (line.transferId().get().equals(entry.transferId())
              && found.putIfAbsent(line.index(), entry) == null) {
            taken.add(Ledger.key(entry));
          }
        } else if (Ledger.moves(entry) && line.amountFen() == entry.amountFen()) {
          near.add(new Pair(line, entry));
        }
      }
    }
    near.sort(
        Comparator.comparingLong(Pair::apart)
            .thenComparing(Pair::inflow, Ledger.STRICT)
            .thenComparingInt(p -> p.line().index()));
    for (Pair pair : near) {
      boolean free =
          !found.containsKey(pair.line().index()) && !taken.contains(Ledger.key(pair.inflow()));
      if (free && pair.apart() <= MATCH_WITHIN_MILLIS) {
        found.put(pair.line().index(), pair.inflow());
        taken.add(Ledger.key(pair.inflow()));
      }
    }
    return report.lines().stream()
        .map(line -> new Match(line, Optional.ofNullable(found.get(line.index()))))
        .toList();
  }

  private static boolean samePayer(Line line, LedgerEntry entry) {
    Optional<Account> said = line.payerAccount();
    Optional<Account> known = entry.counterparty().account();
    return said.isEmpty() || known.isEmpty() || said.equals(known);
  }
}
