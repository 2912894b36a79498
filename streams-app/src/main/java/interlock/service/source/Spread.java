package interlock.service.source;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** How numbers are spread, each to two digits: bounded however many there are. */
final class Spread {
  private static final long EXACT = 100;

  private final TreeMap<Long, Long> counts = new TreeMap<>();
  private long all;

  void add(long number) {
    counts.merge(rounded(number), 1L, Long::sum);
    all++;
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
  OptionalLong at(double share) {
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
