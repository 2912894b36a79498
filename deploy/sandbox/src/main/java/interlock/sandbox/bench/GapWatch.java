package interlock.sandbox.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The longest time in which nothing became readable, by partition, from one moment on. What was
 * readable before that moment does not count, and a gap that still lasts counts as far as it has
 * come. For many threads.
 */
final class GapWatch {
  private final Map<Integer, Long> newest = new HashMap<>();
  private long longestNanos;

  /**
   * @param partitions that are watched; of others nothing is noted
   * @param fromNanos the beginning, on {@link System#nanoTime}
   */
  GapWatch(Set<Integer> partitions, long fromNanos) {
    partitions.forEach(partition -> newest.put(partition, fromNanos));
  }

  /** Something of that partition became readable at that moment. */
  synchronized void readable(int partition, long nanos) {
    newest.computeIfPresent(partition, (watched, before) -> next(before, nanos));
  }

  /**
   * The longest gap of any of the partitions, milliseconds.
   *
   * @param untilNanos the end, not before anything that was noted
   */
  synchronized long longestMillis(long untilNanos) {
    long longest = longestNanos;
    for (long before : newest.values()) {
      longest = Math.max(longest, untilNanos - before);
    }
    return Duration.ofNanos(longest).toMillis();
  }

  private long next(long before, long nanos) {
    longestNanos = Math.max(longestNanos, nanos - before);
    return Math.max(before, nanos);
  }
}
