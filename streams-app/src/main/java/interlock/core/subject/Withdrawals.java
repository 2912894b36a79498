package interlock.core.subject;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which evidence was taken back, whatever came first: a piece is in force if it was told after the
 * last withdrawal of what it is marked with. Of two at one moment the withdrawal wins.
 */
final class Withdrawals {
  private Withdrawals() {}

  static boolean covers(List<Withdrawal> withdrawn, Evidence piece) {
    return lastOf(withdrawn, piece).isPresent();
  }

  /** The last moment at which that piece, as it is told, was taken back; empty if never. */
  static OptionalLong lastOf(List<Withdrawal> withdrawn, Evidence piece) {
    // Asked of every piece, many times: the digests of the marks are the cost, then the streams.
    if (!anySince(withdrawn, piece.toldAt())) {
      return OptionalLong.empty();
    }
    List<String> marks = Marks.of(piece);
    return withdrawn.stream()
        .filter(w -> w.takenBackAt() >= piece.toldAt() && marks.contains(w.mark()))
        .mapToLong(Withdrawal::takenBackAt)
        .max();
  }

  private static boolean anySince(List<Withdrawal> withdrawn, long toldAt) {
    for (Withdrawal one : withdrawn) {
      if (one.takenBackAt() >= toldAt) {
        return true;
      }
    }
    return false;
  }

  /** By mark, of one mark the last; of too many first those go of which no evidence is on file. */
  static List<Withdrawal> union(
      Collection<Withdrawal> a, Collection<Withdrawal> b, Collection<Evidence> evidence) {
    TreeMap<String, Withdrawal> last = new TreeMap<>();
    a.forEach(w -> last.put(w.mark(), w));
    b.forEach(w -> last.merge(w.mark(), w, (x, y) -> x.takenBackAt() >= y.takenBackAt() ? x : y));
    List<Withdrawal> all = new ArrayList<>(last.values());
    if (all.size() > Kept.WITHDRAWALS) {
      Set<String> known = new HashSet<>();
      evidence.forEach(e -> known.addAll(Marks.of(e)));
      all.sort(
          Comparator.comparing((Withdrawal w) -> known.contains(w.mark()))
              .thenComparingLong(Withdrawal::takenBackAt)
              .thenComparing(Withdrawal::mark));
      all.subList(0, all.size() - Kept.WITHDRAWALS).clear();
      all.sort(Comparator.comparing(Withdrawal::mark));
    }
    return List.copyOf(all);
  }
}
