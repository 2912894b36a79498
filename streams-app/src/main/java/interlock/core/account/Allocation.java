package interlock.core.account;

import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.mail.AccountMail.Side;
import interlock.core.policy.Taint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose money left with which payment, and whose is still there: an outflow carries the oldest
 * tainted money first, before any clean money, never more than came in (design.md §5).
 *
 * @param portions by outflow in the strict order, then by case
 * @param leftFen what is still there, by case
 * @param nearMisses cases of whose money that is still there an outflow just before may have been
 *     made: one that the clocks explain a little less well than the policy's {@code seedSkew}
 */
record Allocation(List<Portion> portions, Map<String, Long> leftFen, Set<String> nearMisses) {

  private static final Allocation NONE = new Allocation(List.of(), Map.of(), Set.of());

  /**
   * What one outflow carries of one case's money.
   *
   * @param hop of the account that it goes to, by the shortest of the ways that fed it
   * @param path of that way, this payment included
   * @param paidAt when the victim paid it, of several payments the last; 0: unsaid
   */
  record Portion(
      String caseId,
      LedgerEntry outflow,
      long taintedFen,
      int hop,
      List<String> path,
      long paidAt) {}

  private static final Comparator<Lot> NEAREST =
      Comparator.comparingInt(Lot::hop).thenComparing(lot -> String.join(" ", lot.path()));

  /**
   * Allocates tainted money to the posted outflows of a ledger.
   *
   * @param lots in the strict order
   */
  static Allocation allocate(List<Lot> lots, AccountFile file, Twins twins, Taint limits) {
    return lots.isEmpty() ? NONE : new Pass(lots).through(file, twins, limits);
  }

  /** One case's part of what an outflow carries. */
  private static final class Share {
    private long fen;
    private Lot nearest;
    private long paidAt;

    Share(Lot first) {
      nearest = first;
      paidAt = first.paidAt();
    }

    void add(Lot lot, long part) {
      // Unsaid in one part, it is unsaid of the whole: nothing is cut off by mistake.
      paidAt = paidAt == 0 || lot.paidAt() == 0 ? 0 : Math.max(paidAt, lot.paidAt());
      // The first part is the nearest way so far.
      if (fen > 0 && NEAREST.compare(lot, nearest) < 0) {
        nearest = lot;
      }
      fen += part;
    }

    Portion portion(LedgerEntry outflow) {
      List<String> path = new ArrayList<>(nearest.path());
      path.add(Ledger.key(outflow));
      return new Portion(nearest.caseId(), outflow, fen, nearest.hop() + 1, path, paidAt);
    }
  }

  /** An outflow that no tainted money fills. */
  private record Spare(long occurredAt) {}

  private static final class Pass {
    private final List<Lot> lots;
    private final Deque<Lot> queue = new ArrayDeque<>();
    private final List<Portion> portions = new ArrayList<>();
    private final List<Spare> spares = new ArrayList<>();
    private int next;
    private long spentOfFirst;

    Pass(List<Lot> lots) {
      this.lots = lots;
    }

    Allocation through(AccountFile file, Twins twins, Taint limits) {
      for (LedgerEntry entry : file.ledger()) {
        if (entry.side() == Side.OUT
            && Ledger.moves(entry)
            && !twins.isHeld(entry)
            && !Ledger.isToItself(entry, file.account())) {
          while (next < lots.size() && isBefore(lots.get(next), entry)) {
            queue.add(lots.get(next++));
          }
          carry(entry);
        }
      }
      queue.addAll(lots.subList(next, lots.size()));
      Map<String, Long> left = new HashMap<>();
      Set<String> nearMisses = new HashSet<>();
      for (Lot lot : queue) {
        left.merge(lot.caseId(), lot.amountFen() - spentOfFirst, Long::sum);
        spentOfFirst = 0;
        if (isNearMiss(lot, limits)) {
          nearMisses.add(lot.caseId());
        }
      }
      return new Allocation(List.copyOf(portions), left, nearMisses);
    }

    /** At one moment of one payment money comes in before it goes out. */
    private static boolean isBefore(Lot lot, LedgerEntry outflow) {
      int order = Long.compare(lot.orderAt(), outflow.occurredAt());
      if (order == 0) {
        order = lot.institution().compareTo(outflow.institution());
      }
      return order < 0 || (order == 0 && lot.transferId().compareTo(outflow.transferId()) <= 0);
    }

    private void carry(LedgerEntry outflow) {
      List<Share> shares = new ArrayList<>(2);
      long wanted = outflow.amountFen();
      while (wanted > 0 && !queue.isEmpty()) {
        Lot lot = queue.peek();
        long part = Math.min(wanted, lot.amountFen() - spentOfFirst);
        share(shares, lot).add(lot, part);
        wanted -= part;
        spentOfFirst += part;
        if (spentOfFirst == lot.amountFen()) {
          queue.remove();
          spentOfFirst = 0;
        }
      }
      if (wanted > 0) {
        spares.add(new Spare(outflow.occurredAt()));
      }
      if (shares.size() > 1) {
        shares.sort(Comparator.comparing(s -> s.nearest.caseId()));
      }
      shares.forEach(share -> portions.add(share.portion(outflow)));
    }

    private static Share share(List<Share> shares, Lot lot) {
      for (Share share : shares) {
        if (share.nearest.caseId().equals(lot.caseId())) {
          return share;
        }
      }
      var share = new Share(lot);
      shares.add(share);
      return share;
    }

    /**
     * An outflow with room for this money was just before it, and the money did not leave since.
     */
    private boolean isNearMiss(Lot lot, Taint limits) {
      long within = lot.seed() ? limits.nearMissWithinMillis() : limits.seedSkewMillis();
      for (Spare spare : spares) {
        long before = lot.occurredAt() - spare.occurredAt();
        if (before >= 0 && before <= within) {
          return true;
        }
      }
      return false;
    }
  }
}
