package interlock.sandbox.simulate;

import java.util.Comparator;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/** Which desk wants to be woken when. An entry that its desk has changed since is passed over. */
final class Wakes {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(
          Comparator.comparingLong(Entry::dueAt).thenComparingInt(e -> e.slot().id));

  /** A desk that waits until {@code dueAt}, epoch milliseconds. */
  record Entry(long dueAt, Slot slot) {}

  /** As the product's wake store moves an entry. */
  void move(Slot slot, OptionalLong from, OptionalLong to) {
    if (!from.equals(to)) {
      set(slot, to);
    }
  }

  void set(Slot slot, OptionalLong to) {
    slot.pending = to;
    if (to.isPresent()) {
      entries.add(new Entry(to.getAsLong(), slot));
    }
  }

  /** When the next desk is due; empty if none waits. */
  OptionalLong nextDue() {
    Entry first = entries.peek();
    while (first != null && !isValid(first)) {
      entries.remove();
      first = entries.peek();
    }
    return first == null ? OptionalLong.empty() : OptionalLong.of(first.dueAt());
  }

  /** Takes the next entry; there is one. */
  Entry take() {
    Entry first = entries.remove();
    first.slot().pending = OptionalLong.empty();
    return first;
  }

  private static boolean isValid(Entry entry) {
    return entry.slot().pending.isPresent() && entry.slot().pending.getAsLong() == entry.dueAt();
  }
}
