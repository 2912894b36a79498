package interlock.core.account;

import interlock.core.account.AccountFile.Balance;
import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.account.Ledger.Worth;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.identity.Account;
import interlock.core.mail.AccountMail.Moved;
import interlock.core.mail.AccountMail.Side;
import interlock.core.subject.BankEvidence;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Reads payments into the file, and what each says of its payer. */
final class Movements {
  private Movements() {}

  static void read(Draft draft, Moved moved) {
    Transfer transfer = moved.transfer();
    Side side = moved.side();
    Queries.read(draft, transfer);
    Ledger.Filing filing = Ledger.file(draft.ledger, Ledger.entry(transfer, side));
    if (filing.isKnown()) {
      return;
    }
    draft.ledger = filing.ledger();
    know(draft, transfer, side);
    for (Account former : filing.notTheirs()) {
      draft.mail.add(Retold.notYours(draft, filing.entry(), former));
    }
    draft.factsChanged();
    if (Ledger.overfull(draft.ledger)) {
      fold(draft);
    }
    if (filing.newest()) {
      PaymentPatterns.review(draft, filing);
    }
    if (filing.newlySuspicious()) {
      PayerCheck.pass(draft, BankEvidence.of(transfer), transfer.payer());
    }
    boolean progressed =
        filing.newest()
            && filing.previous().map(p -> p.status() != filing.entry().status()).orElse(true);
    if (side == Side.IN && progressed) {
      Upstream.paid(draft, filing.entry());
    }
  }

  /** The holder and the balance as this end of the payment shows them. */
  private static void know(Draft draft, Transfer transfer, Side side) {
    Party holder = side == Side.OUT ? transfer.payer() : transfer.payee().orElse(Party.UNKNOWN);
    draft.holder = Holders.merge(draft.holder, holder);
    OptionalLong told = side == Side.OUT ? transfer.payerBalanceFen() : transfer.payeeBalanceFen();
    if (told.isPresent() && transfer.status() == Transfer.Status.POSTED) {
      var balance = new Balance(told.getAsLong(), transfer.origin().occurredAt());
      draft.balance = newer(draft.balance, balance);
    }
  }

  static Optional<Balance> newer(Optional<Balance> known, Balance told) {
    // Of two balances at one moment the smaller one: never more than what is surely there.
    Comparator<Balance> order =
        Comparator.comparingLong(Balance::at)
            .thenComparing(Balance::fen, Comparator.reverseOrder());
    return known.isPresent() && order.compare(known.get(), told) >= 0 ? known : Optional.of(told);
  }

  private static Function<LedgerEntry, Worth> worth(Draft draft) {
    Set<LedgerEntry> reported = draft.money().reported();
    Set<LedgerEntry> out = draft.money().taintedOut();
    Set<String> in = draft.money().taintedIn();
    Set<String> held = Set.copyOf(Holds.payments(draft.holds));
    return entry -> {
      String key = Ledger.key(entry);
      if (reported.contains(entry) || held.contains(key)) {
        return Worth.NEEDED;
      }
      if (out.contains(entry)) {
        return Worth.TRACED_OUT;
      }
      return entry.side() == Side.IN && in.contains(key) ? Worth.TRACED_IN : Worth.CLEAN;
    };
  }

  private static void fold(Draft draft) {
    var kept = Ledger.fold(draft.ledger, worth(draft));
    if (kept.equals(draft.before.ledger())) {
      // The payment itself was the least worth: nothing has changed, as at its repeat.
      draft.ledger = draft.before.ledger();
    } else {
      draft.folded += draft.ledger.size() - kept.size();
      draft.ledger = List.copyOf(kept);
    }
    draft.factsChanged();
  }
}
