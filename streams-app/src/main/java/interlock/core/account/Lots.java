package interlock.core.account;

import interlock.core.account.AccountFile.CaseOnAccount;
import interlock.core.account.AccountFile.Inflow;
import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Party;
import interlock.core.identity.Account;
import interlock.core.mail.AccountMail.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All tainted money that came into an account: from reports, and from other desks. */
final class Lots {
  private final Map<String, LedgerEntry> inflows = new HashMap<>();
  // What of a payment no case has claimed yet: together they cannot claim more than came.
  private final Map<String, Long> room = new HashMap<>();
  private final List<Lot> lots = new ArrayList<>();
  private final long seedSkewMillis;

  private Lots(List<LedgerEntry> ledger, long seedSkewMillis) {
    this.seedSkewMillis = seedSkewMillis;
    for (LedgerEntry entry : ledger) {
      if (entry.side() == Side.IN) {
        inflows.put(Ledger.key(entry), entry);
      }
    }
  }

  /**
   * @param seedSkewMillis a seed may feed outflows so much earlier
   */
  static List<Lot> of(AccountFile file, long seedSkewMillis) {
    var all = new Lots(file.ledger(), seedSkewMillis);
    for (CaseOnAccount report : file.cases()) {
      Seeds.match(report, file.ledger()).forEach(match -> all.seed(report, match));
    }
    file.inflows().forEach(all::derived);
    return List.copyOf(all.lots);
  }

  private void seed(CaseOnAccount report, Seeds.Match match) {
    Line line = match.line();
    if (match.inflow().isEmpty()) {
      String name = report.caseId() + "/" + line.index();
      add(
          new Lot(
              report.caseId(),
              line.occurredAt() - seedSkewMillis,
              "",
              name,
              true,
              line.amountFen(),
              1,
              List.of(name),
              payer(report, line, Optional.empty()),
              line.transferId(),
              line.amountFen(),
              line.occurredAt()));
      return;
    }
    LedgerEntry entry = match.inflow().get();
    add(
        new Lot(
            report.caseId(),
            entry.occurredAt() - seedSkewMillis,
            entry.institution(),
            entry.transferId(),
            true,
            claim(Ledger.key(entry), line.amountFen(), moved(entry)),
            1,
            List.of(Ledger.key(entry)),
            payer(report, line, entry.counterparty().account()),
            Optional.of(entry.transferId()),
            entry.amountFen(),
            entry.occurredAt()));
  }

  private void derived(Inflow inflow) {
    String key = inflow.institution() + "/" + inflow.transferId();
    Optional<LedgerEntry> entry = Optional.ofNullable(inflows.get(key));
    long occurredAt = entry.map(LedgerEntry::occurredAt).orElse(inflow.occurredAt());
    add(
        new Lot(
            inflow.caseId(),
            occurredAt,
            inflow.institution(),
            inflow.transferId(),
            false,
            claim(key, inflow.taintedFen(), entry.map(Lots::moved).orElse(inflow.amountFen())),
            inflow.hop(),
            inflow.path(),
            inflow.payer(),
            Optional.of(inflow.transferId()),
            inflow.amountFen(),
            occurredAt));
  }

  private void add(Lot lot) {
    if (lot.amountFen() > 0) {
      lots.add(lot);
    }
  }

  private long claim(String key, long wanted, long whole) {
    long left = room.getOrDefault(key, whole);
    long claimed = Math.min(wanted, left);
    room.put(key, left - claimed);
    return claimed;
  }

  private static long moved(LedgerEntry entry) {
    return Ledger.moves(entry) ? entry.amountFen() : 0;
  }

  private static Party payer(CaseOnAccount report, Line line, Optional<Account> known) {
    Party victim = report.victim();
    return new Party(
        victim.phone(),
        line.payerAccount().or(() -> known).or(victim::account),
        victim.personId(),
        victim.institution(),
        victim.name());
  }
}
