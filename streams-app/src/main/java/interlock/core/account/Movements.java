package interlock.core.account;

import interlock.core.account.AccountFile.Balance;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.mail.AccountMail.Moved;
import interlock.core.mail.AccountMail.Side;
import interlock.core.subject.BankEvidence;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads payments into the file, and what each says of its payer. */
final class Movements {
  private Movements() {}

  static void read(Draft draft, Moved moved) {
    Transfer transfer = moved.transfer();
    Side side = moved.side();
    Ledger.Filing filing = Ledger.file(draft.ledger, Ledger.entry(transfer, side));
    if (!filing.newest() && !filing.newlySuspicious()) {
      return;
    }
    draft.ledger = filing.ledger();
    know(draft, transfer, side);
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

  private static void fold(Draft draft) {
    Set<String> needed = new HashSet<>(draft.money().tainted());
    needed.addAll(Holds.payments(draft.holds));
    var kept = Ledger.fold(draft.ledger, needed);
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
