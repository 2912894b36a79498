package interlock.service.tasks;

import interlock.metrics.Meter;
import interlock.metrics.Meters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Sums by metric and labels, each shown as a gauge from its first use on. */
final class Sums {
  private final Meters meters;
  private final Map<List<String>, AtomicLong> sums = new ConcurrentHashMap<>();

  Sums(Meters meters) {
    this.meters = meters;
  }

  /** A part of a sum, as it was added. */
  record Share(AtomicLong sum, long amount) {
    void add() {
      sum.addAndGet(amount);
    }

    void takeBack() {
      sum.addAndGet(-amount);
    }
  }

  /**
   * A share, not added yet.
   *
   * @param inOne how many of the share's units make one of the metric's
   */
  Share share(Meter meter, long amount, double inOne, String... values) {
    return new Share(sum(meter, inOne, values), amount);
  }

  Share one(Meter meter, String... values) {
    return share(meter, 1, 1, values);
  }

  /** Shows a sum before anything is added to it. */
  private AtomicLong sum(Meter meter, double inOne, String... values) {
    var key = new java.util.ArrayList<>(List.of(values));
    key.add(meter.title());
    return sums.computeIfAbsent(
        key,
        k -> {
          var sum = new AtomicLong();
          meters.gauge(meter, () -> sum.get() / inOne, values);
          return sum;
        });
  }
}
