package interlock.core.account;

import interlock.core.account.AccountFile.CaseOnAccount;
import interlock.core.account.AccountFile.Inflow;
import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.identity.Account;
import interlock.core.mail.AccountMail.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All tainted money that came into an account: from reports, and from other desks. */
final class Lots {
  private record Id(String institution, String transferId) {
    static Id of(LedgerEntry entry) {
      return new Id(entry.institution(), entry.transferId());
    }
  }

  private final Map<Id, LedgerEntry> inflows = new HashMap<>();
  // What of a payment no case has claimed yet: together they cannot claim more than came.
  private final Map<Id, Long> room = new HashMap<>();
  private final List<Lot> lots = new ArrayList<>();
  private final Twins twins;
  private final long seedSkewMillis;

  private Lots(Twins twins, long seedSkewMillis) {
    this.twins = twins;
    this.seedSkewMillis = seedSkewMillis;
  }

  /**
   * In the strict order.
   *
   * @param seedSkewMillis a seed may feed outflows so much earlier
   */
  static List<Lot> of(AccountFile file, List<Seeds.Match> seeds, Twins twins, long seedSkewMillis) {
    var all = new Lots(twins, seedSkewMillis);
    seeds.forEach(all::seed);
    if (!file.inflows().isEmpty()) {
      for (LedgerEntry entry : file.ledger()) {
        if (entry.side() == Side.IN) {
          all.inflows.put(Id.of(entry), entry);
        }
      }
      file.inflows().forEach(all::derived);
    }
    all.lots.sort(Lot.STRICT);
    return List.copyOf(all.lots);
  }

  private void seed(Seeds.Match match) {
    CaseOnAccount report = match.report();
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
              line.occurredAt(),
              line.occurredAt(),
              false));
      return;
    }
    LedgerEntry entry = match.inflow().get();
    long whole = Ledger.moves(entry) ? entry.amountFen() : 0;
    add(
        new Lot(
            report.caseId(),
            entry.occurredAt() - seedSkewMillis,
            entry.institution(),
            entry.transferId(),
            true,
            claim(Id.of(entry), line.amountFen(), whole),
            1,
            List.of(Ledger.key(entry)),
            payer(report, line, entry.counterparty().account()),
            Optional.of(entry.transferId()),
            entry.amountFen(),
            entry.occurredAt(),
            entry.occurredAt(),
            twins.isDoubled(entry)));
  }

  private void derived(Inflow inflow) {
    var id = new Id(inflow.institution(), inflow.transferId());
    Optional<LedgerEntry> entry = Optional.ofNullable(inflows.get(id));
    long occurredAt = entry.map(LedgerEntry::occurredAt).orElse(inflow.occurredAt());
    long whole = entry.map(Lots::posted).orElse(inflow.amountFen());
    add(
        new Lot(
            inflow.caseId(),
            occurredAt,
            inflow.institution(),
            inflow.transferId(),
            false,
            claim(id, inflow.taintedFen(), whole),
            inflow.hop(),
            inflow.path(),
            inflow.payer(),
            Optional.of(inflow.transferId()),
            inflow.amountFen(),
            occurredAt,
            inflow.paidAt(),
            entry.map(twins::isDoubled).orElse(false)));
  }

  private void add(Lot lot) {
    if (lot.amountFen() > 0) {
      lots.add(lot);
    }
  }

  private long claim(Id id, long wanted, long whole) {
    long left = room.getOrDefault(id, whole);
    long claimed = Math.min(wanted, left);
    room.put(id, left - claimed);
    return claimed;
  }

  /** Which of two twins carries the money is for the payer's desk to say: that may be full. */
  private static long posted(LedgerEntry entry) {
    return entry.status() == Transfer.Status.POSTED ? entry.amountFen() : 0;
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
