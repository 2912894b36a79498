package interlock.core.account;

import interlock.core.account.AccountFile.CaseOnAccount;
import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.desk.Address;
import interlock.core.event.Grade;
import interlock.core.event.Party;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Identifier;
import interlock.core.mail.AccountMail;
import interlock.core.mail.AccountMail.Side;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import interlock.core.subject.Evidence;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Warns those who paid this account that it belongs to the other side. */
final class Upstream {
  private Upstream() {}

  /** One payment in, new or with a new status. */
  static void paid(Draft draft, LedgerEntry inflow) {
    AccountFile file = draft.file(draft.now());
    long receivedAt = draft.moment.cause().receivedAt();
    Optional<String> involvedBy = Listings.involvedBy(file, draft.now());
    if (involvedBy.isPresent()) {
      if (!Victims.of(file).paid(inflow)) {
        Suspicion.ofInvolvedPayee(inflow, draft.account, involvedBy.get(), receivedAt)
            .ifPresent(evidence -> tell(draft, evidence, inflow.counterparty()));
      }
      return;
    }
    Listings.inForce(draft.listings, Set.of(Grade.SUSPECT), draft.now())
        .map(WatchEntry::entryId)
        .findFirst()
        .flatMap(about -> Suspicion.ofSuspectPayee(inflow, draft.account, about, receivedAt))
        .ifPresent(evidence -> tell(draft, evidence, inflow.counterparty()));
  }

  /**
   * The search when the account has become INVOLVED: everyone who paid lately and enough, the
   * newest payments first, up to the policy's number of payers. Nothing if it was INVOLVED before.
   *
   * @return whether it has become INVOLVED
   */
  static boolean search(Draft draft) {
    AccountFile file = draft.file(draft.now());
    Optional<String> about = Listings.involvedBy(file, draft.now());
    if (about.isEmpty() || Listings.involvedBy(draft.before, draft.before.asOf()).isPresent()) {
      return false;
    }
    var limits = draft.policy().upstream();
    var victims = Victims.of(file);
    Set<Identifier> payers = new HashSet<>();
    for (LedgerEntry entry : file.ledger().reversed()) {
      Optional<Identifier> payer = entry.counterparty().smallest();
      boolean inReach =
          entry.side() == Side.IN
              && entry.occurredAt() >= draft.now() - limits.windowMillis()
              && entry.amountFen() >= limits.minAmountFen();
      if (!inReach || payer.isEmpty() || victims.paid(entry)) {
        continue;
      }
      if (payers.contains(payer.get()) || payers.size() < limits.maxPeople()) {
        payers.add(payer.get());
        Suspicion.ofInvolvedPayee(
                entry, draft.account, about.get(), draft.moment.cause().receivedAt())
            .ifPresent(evidence -> tell(draft, evidence, entry.counterparty()));
      }
    }
    return true;
  }

  /** The payer's own account knows whether he is a mule; a payer without one cannot be asked. */
  private static void tell(Draft draft, Evidence evidence, Party payer) {
    if (payer.account().isPresent()) {
      var letter =
          new Letter(
              Address.account(payer.account().get()),
              new AccountMail.PayerSuspected(evidence, payer));
      // The payment just read may also be found by the search.
      if (!draft.mail.contains(letter)) {
        draft.mail.add(letter);
      }
    } else {
      payer
          .smallest()
          .ifPresent(
              smallest ->
                  draft.mail.add(
                      new Letter(
                          Address.subject(smallest), new SubjectMail.Evidenced(evidence, payer))));
    }
  }

  /**
   * Those who reported this account themselves: they are helped by their own cases.
   *
   * @param payments what their lines tell of, as {@link Ledger#key}
   */
  private record Victims(List<CaseOnAccount> reports, Set<String> payments) {
    static Victims of(AccountFile file) {
      List<CaseOnAccount> reports = file.cases().stream().filter(Seeds::isActive).toList();
      Set<String> payments = new HashSet<>();
      for (CaseOnAccount report : reports) {
        Seeds.match(report, file.ledger())
            .forEach(match -> match.inflow().map(Ledger::key).ifPresent(payments::add));
      }
      return new Victims(reports, payments);
    }

    boolean paid(LedgerEntry inflow) {
      Party payer = inflow.counterparty();
      return payments.contains(Ledger.key(inflow))
          || reports.stream().anyMatch(report -> isVictim(report, payer));
    }

    private static boolean isVictim(CaseOnAccount report, Party payer) {
      boolean same = !Collections.disjoint(report.victim().identifiers(), payer.identifiers());
      return same
          || report.lines().stream()
              .anyMatch(
                  line ->
                      line.payerAccount().isPresent()
                          && line.payerAccount().equals(payer.account()));
    }
  }
}
