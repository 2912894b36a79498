package interlock.service.source;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** How numbers are spread, each to two digits: bounded however many there are. */
public final class Spread {
  private static final long EXACT = 100;

  private final TreeMap<Long, Long> counts = new TreeMap<>();
  private long all;

  public void add(long number) {
    add(number, 1);
  }

  /** The same number that often. */
  public void add(long number, long often) {
    counts.merge(rounded(number), often, Long::sum);
    all += often;
  }

  public void add(Spread other) {
    other.counts.forEach(this::add);
  }

  /** How often each number occurred. */
  public SortedMap<Long, Long> counts() {
    return Collections.unmodifiableSortedMap(counts);
  }

  private static long rounded(long number) {
    long unit = 1;
    while (Math.abs(number / unit) >= EXACT) {
      unit *= 10;
    }
    return number / unit * unit;
  }

  /**
   * The number that so many of the others do not exceed; empty when there are none.
   *
   * @param share between 0 and 1
   */
  public OptionalLong at(double share) {
    long wanted = Math.max(1, (long) Math.ceil(share * all));
    long passed = 0;
    for (Map.Entry<Long, Long> entry : counts.entrySet()) {
      passed += entry.getValue();
      if (passed >= wanted) {
        return OptionalLong.of(entry.getKey());
      }
    }
    return OptionalLong.empty();
  }
}
