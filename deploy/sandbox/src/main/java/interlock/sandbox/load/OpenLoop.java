package interlock.sandbox.load;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;

/**
 * Sends by the clock, whatever becomes of what was sent: who is late sends at once, and latencies
 * count from the moment it was due. (A sender that waits for answers would send less the slower the
 * answers are, and measure a load that nobody asked for.)
 */
public final class OpenLoop {
  /** Nearer than this to the due moment it does not sleep: a park takes about 60 µs. */
  private static final long SPIN_NANOS = 80_000;

  private static final long LONGEST_PARK_NANOS = 20_000_000;

  private final LongSupplier nanoTime;
  private final IntToLongFunction dueNanos;
  private final BooleanSupplier cancelled;

  /**
   * @param nanoTime the clock, nanoseconds
   * @param dueNanos when the event with that number is due, on that clock
   * @param cancelled asked before every event; once true, sending ends
   */
  public OpenLoop(LongSupplier nanoTime, IntToLongFunction dueNanos, BooleanSupplier cancelled) {
    this.nanoTime = nanoTime;
    this.dueNanos = dueNanos;
    this.cancelled = cancelled;
  }

  /**
   * Sends events 0 to {@code size} - 1.
   *
   * @return how many were sent: all, or fewer when cancelled
   */
  public int run(int size, IntConsumer send) {
    for (int index = 0; index < size; index++) {
      long due = dueNanos.applyAsLong(index);
      while (true) {
        if (cancelled.getAsBoolean()) {
          return index;
        }
        long wait = due - nanoTime.getAsLong();
        if (wait <= 0) {
          break;
        }
        if (wait > SPIN_NANOS) {
          LockSupport.parkNanos(Math.min(wait - SPIN_NANOS, LONGEST_PARK_NANOS));
        } else {
          Thread.onSpinWait();
        }
      }
      send.accept(index);
    }
    return size;
  }
}
