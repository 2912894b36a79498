package interlock.service.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many requests each caller makes: so many in a second, and twice that at once after a rest.
 */
public final class Pace {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int BURST_SECONDS = 2;

  private final int perSecond;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param nanos as {@link System#nanoTime}
   */
  public Pace(int perSecond, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.nanos = nanos;
  }

  /** Counts one request; false when the caller has to wait. Callers are few: those of the file. */
  public boolean admits(String caller) {
    return buckets.computeIfAbsent(caller, name -> new Bucket()).take();
  }

  private final class Bucket {
    private double left = (double) perSecond * BURST_SECONDS;
    private long at = nanos.getAsLong();

    synchronized boolean take() {
      long now = nanos.getAsLong();
      left =
          Math.min(
              (double) perSecond * BURST_SECONDS, left + (now - at) * perSecond / NANOS_PER_SECOND);
      at = now;
      if (left < 1) {
        return false;
      }
      left--;
      return true;
    }
  }
}
