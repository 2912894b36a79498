package interlock.sandbox.banks;

import interlock.sandbox.load.LoadEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/** What the banks have to do, by the moment at which it is due; of equals the first first. */
final class Agenda {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::seq));
  private long seq;

  /** Work at a moment; what it publishes. */
  @FunctionalInterface
  interface Work {
    List<LoadEvent> at(long moment);
  }

  private record Entry(long at, long seq, Work work) {}

  void add(long at, Work work) {
    entries.add(new Entry(at, seq++, work));
  }

  /** Does all that is due, each at its own moment, also what follows from it within the time. */
  List<LoadEvent> until(long now) {
    List<LoadEvent> published = new ArrayList<>();
    while (!entries.isEmpty() && entries.peek().at() <= now) {
      Entry next = entries.remove();
      published.addAll(next.work().at(next.at()));
    }
    return published;
  }

  OptionalLong next() {
    return entries.isEmpty() ? OptionalLong.empty() : OptionalLong.of(entries.peek().at());
  }
}
