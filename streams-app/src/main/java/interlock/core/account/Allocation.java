package interlock.core.account;

import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.mail.AccountMail.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whose money left with which payment, and whose is still there: an outflow carries the oldest
 * tainted money first, before any clean money, never more than came in (design.md §5).
 *
 * @param portions by outflow in the strict order, then by case
 * @param leftFen what is still there, by case
 */
record Allocation(List<Portion> portions, Map<String, Long> leftFen) {

  /**
   * What one outflow carries of one case's money.
   *
   * @param hop of the account that it goes to, by the shortest of the ways that fed it
   * @param path of that way, this payment included
   */
  record Portion(String caseId, LedgerEntry outflow, long taintedFen, int hop, List<String> path) {}

  /** A moment in the strict order. */
  private sealed interface Step {
    long at();

    String institution();

    String transferId();

    /** At one moment: seeds, then derived money, then the outflow. */
    int rank();

    String caseId();
  }

  private record In(Lot lot) implements Step {
    @Override
    public long at() {
      return lot.orderAt();
    }

    @Override
    public String institution() {
      return lot.institution();
    }

    @Override
    public String transferId() {
      return lot.transferId();
    }

    @Override
    public int rank() {
      return lot.seed() ? 0 : 1;
    }

    @Override
    public String caseId() {
      return lot.caseId();
    }
  }

  private record Out(LedgerEntry outflow) implements Step {
    @Override
    public long at() {
      return outflow.occurredAt();
    }

    @Override
    public String institution() {
      return outflow.institution();
    }

    @Override
    public String transferId() {
      return outflow.transferId();
    }

    @Override
    public int rank() {
      return 2;
    }

    @Override
    public String caseId() {
      return "";
    }
  }

  private static final Comparator<Step> STRICT =
      Comparator.comparingLong(Step::at)
          .thenComparing(Step::institution)
          .thenComparing(Step::transferId)
          .thenComparingInt(Step::rank)
          .thenComparing(Step::caseId);

  private static final Comparator<Lot> NEAREST =
      Comparator.comparingInt(Lot::hop).thenComparing(lot -> String.join(" ", lot.path()));

  /** Allocates tainted money to the posted outflows of a ledger. */
  static Allocation allocate(List<Lot> lots, List<LedgerEntry> ledger) {
    if (lots.isEmpty()) {
      return new Allocation(List.of(), Map.of());
    }
    List<Step> steps = new ArrayList<>();
    lots.forEach(lot -> steps.add(new In(lot)));
    for (LedgerEntry entry : ledger) {
      if (entry.side() == Side.OUT && Ledger.moves(entry)) {
        steps.add(new Out(entry));
      }
    }
    steps.sort(STRICT);
    Deque<Lot> queue = new ArrayDeque<>();
    List<Portion> portions = new ArrayList<>();
    long spentOfFirst = 0;
    for (Step step : steps) {
      switch (step) {
        case In in -> queue.add(in.lot());
        case Out out -> spentOfFirst = carry(out.outflow(), queue, spentOfFirst, portions);
      }
    }
    Map<String, Long> left = new TreeMap<>();
    for (Lot lot : queue) {
      left.merge(lot.caseId(), lot.amountFen() - spentOfFirst, Long::sum);
      spentOfFirst = 0;
    }
    return new Allocation(List.copyOf(portions), Map.copyOf(left));
  }

  /** Takes from the queue what the outflow carries; returns how much of its first lot is spent. */
  private static long carry(
      LedgerEntry outflow, Deque<Lot> queue, long spentOfFirst, List<Portion> portions) {
    Map<String, Long> carried = new TreeMap<>();
    Map<String, Lot> nearest = new TreeMap<>();
    long wanted = outflow.amountFen();
    long spent = spentOfFirst;
    while (wanted > 0 && !queue.isEmpty()) {
      Lot lot = queue.peek();
      long part = Math.min(wanted, lot.amountFen() - spent);
      carried.merge(lot.caseId(), part, Long::sum);
      nearest.merge(lot.caseId(), lot, (a, b) -> NEAREST.compare(a, b) <= 0 ? a : b);
      wanted -= part;
      spent += part;
      if (spent == lot.amountFen()) {
        queue.remove();
        spent = 0;
      }
    }
    carried.forEach(
        (caseId, fen) -> {
          Lot way = nearest.get(caseId);
          List<String> path = new ArrayList<>(way.path());
          path.add(Ledger.key(outflow));
          portions.add(new Portion(caseId, outflow, fen, way.hop() + 1, List.copyOf(path)));
        });
    return spent;
  }
}
