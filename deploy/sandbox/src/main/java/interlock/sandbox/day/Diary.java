package interlock.sandbox.day;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What will happen when, in order of time; at one moment in the order in which it was noted. */
final class Diary {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));

  private long noted;

  private record Entry(Instant at, long number, Runnable deed) {}

  void note(Instant at, Runnable deed) {
    entries.add(new Entry(at, noted++, deed));
  }

  Optional<Instant> next() {
    return Optional.ofNullable(entries.peek()).map(Entry::at);
  }

  /** Does the next deed. */
  void happen() {
    entries.remove().deed().run();
  }
}
