package interlock.core.account;

import interlock.core.account.AccountFile.LedgerEntry;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Payments that two banks seem to tell under two ids (design.md §5, docs/adr/0015): between the
 * same two accounts, the same way and of the same amount, both posted, under ids of two
 * institutions, told by two sources, close in time. The first in the strict order stands; the other
 * is held: on file, but it moves nothing. Whatever frees it (another amount, a reversal, another
 * payee) is a newer version of either, and the question is asked anew of the ledger as it then is.
 *
 * <p>Both ends see both versions, so that both desks come to one verdict.
 */
final class Twins {
  private static final Twins NONE = new Twins(new IdentityHashMap<>());

  // Entries are told apart as objects: they are those of one ledger, and comparing them is dear.
  private final IdentityHashMap<LedgerEntry, LedgerEntry> standing;
  private final Set<LedgerEntry> doubled = Collections.newSetFromMap(new IdentityHashMap<>());

  private Twins(IdentityHashMap<LedgerEntry, LedgerEntry> standing) {
    this.standing = standing;
    doubled.addAll(standing.values());
  }

  /**
   * @param ledger in the strict order
   * @param withinMillis how far apart two clocks may be
   */
  static Twins of(List<LedgerEntry> ledger, long withinMillis) {
    return mayHaveAny(ledger, withinMillis) ? pairs(ledger, withinMillis) : NONE;
  }

  /**
   * Whether any two are twins, at the cost of one look at each payment: most have an amount of
   * their own.
   */
  private static boolean mayHaveAny(List<LedgerEntry> ledger, long withinMillis) {
    int places = Integer.highestOneBit(2 * ledger.size() + 1) * 2;
    // By place in the ledger, from 1: the last payment whose amount falls into a slot, and the one
    // before it.
    int[] last = new int[places];
    int[] before = new int[ledger.size() + 1];
    for (int place = 1; place <= ledger.size(); place++) {
      LedgerEntry second = ledger.get(place - 1);
      int slot = Long.hashCode(second.amountFen() * 0x9E3779B97F4A7C15L) & (places - 1);
      before[place] = last[slot];
      last[slot] = place;
      for (int other = before[place]; other > 0; other = before[other]) {
        LedgerEntry first = ledger.get(other - 1);
        if (second.occurredAt() - first.occurredAt() > withinMillis) {
          break;
        }
        if (Ledger.moves(first) && isTwin(first, second)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Twins pairs(List<LedgerEntry> ledger, long withinMillis) {
    IdentityHashMap<LedgerEntry, LedgerEntry> standing = new IdentityHashMap<>();
    for (int i = 0; i < ledger.size(); i++) {
      LedgerEntry first = ledger.get(i);
      if (!Ledger.moves(first) || standing.containsKey(first)) {
        continue;
      }
      // One payment has one id at each institution: two of them are two payments.
      Set<String> paired = Set.of();
      for (int j = i + 1; j < ledger.size(); j++) {
        LedgerEntry second = ledger.get(j);
        if (second.occurredAt() - first.occurredAt() > withinMillis) {
          break;
        }
        if (isTwin(first, second)
            && !standing.containsKey(second)
            && !paired.contains(second.institution())) {
          standing.put(second, first);
          paired = new HashSet<>(paired);
          paired.add(second.institution());
        }
      }
    }
    return new Twins(standing);
  }

  /** Whether it is the second telling, which moves nothing. */
  boolean isHeld(LedgerEntry entry) {
    return standing.containsKey(entry);
  }

  /** The payment that counts: itself, unless it is held. */
  LedgerEntry standing(LedgerEntry entry) {
    return standing.getOrDefault(entry, entry);
  }

  /** Whether another is held on account of it. */
  boolean isDoubled(LedgerEntry entry) {
    return doubled.contains(entry);
  }

  /** Adds to payments that stand the second tellings of each. */
  void addHeld(Set<LedgerEntry> payments) {
    standing.forEach(
        (held, stands) -> {
          if (payments.contains(stands)) {
            payments.add(held);
          }
        });
  }

  private static boolean isTwin(LedgerEntry a, LedgerEntry b) {
    return a.amountFen() == b.amountFen()
        && a.side() == b.side()
        && Ledger.moves(b)
        && !a.institution().equals(b.institution())
        && !a.source().equals(b.source())
        && a.counterparty().account().isPresent()
        && a.counterparty().account().equals(b.counterparty().account());
  }
}
