package interlock.core.account;

import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.identity.Identifier;
import interlock.core.mail.AccountMail.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who paid this account lately and enough to be warned of it (design.md §5, Upstream): of people,
 * by their smallest identifier, as many as the policy allows, those who paid last.
 *
 * @param warned all their payments in reach, the newest first
 * @param notWarned how many people are beyond that
 */
record Payers(List<LedgerEntry> warned, int notWarned) {
  Payers {
    warned = List.copyOf(warned);
  }

  static Payers of(Draft draft, AccountFile file) {
    var limits = draft.policy().upstream();
    long since = draft.now() - limits.windowMillis();
    var victims = Victims.of(draft);
    List<LedgerEntry> warned = new ArrayList<>();
    Set<Identifier> people = new HashSet<>();
    Set<Identifier> rest = new HashSet<>();
    for (LedgerEntry entry : file.ledger().reversed()) {
      Optional<Identifier> payer = entry.counterparty().smallest();
      boolean inReach =
          entry.side() == Side.IN
              && entry.occurredAt() >= since
              && entry.amountFen() >= limits.minAmountFen()
              && Suspicion.speaks(entry);
      if (!inReach || payer.isEmpty() || victims.paid(entry)) {
        continue;
      }
      if (people.size() < limits.maxPeople() || people.contains(payer.get())) {
        people.add(payer.get());
        warned.add(entry);
      } else {
        rest.add(payer.get());
      }
    }
    return new Payers(warned, rest.size());
  }
}
