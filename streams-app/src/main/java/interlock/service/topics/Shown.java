package interlock.service.topics;

import interlock.service.OutsideException;
import java.time.Duration;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Waits until a cluster shows what it was told to do, but not for ever. */
final class Shown {
  private static final long PAUSE_MILLIS = 50;

  private final Duration within;
  private final LongSupplier nanoTime;
  private final Pause pause;

  /** How time passes between two looks. */
  @FunctionalInterface
  interface Pause {
    void pause() throws InterruptedException;
  }

  Shown(Duration within) {
    this(within, System::nanoTime, () -> TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS));
  }

  Shown(Duration within, LongSupplier nanoTime, Pause pause) {
    this.within = within;
    this.nanoTime = nanoTime;
    this.pause = pause;
  }

  /**
   * Looks at least once, and again until nothing is left.
   *
   * @param left the topics of which it is not shown yet
   * @throws OutsideException with their names when the time is over
   */
  void await(Supplier<SortedSet<String>> left) {
    long from = nanoTime.getAsLong();
    SortedSet<String> topics = left.get();
    while (!topics.isEmpty()) {
      if (nanoTime.getAsLong() - from >= within.toNanos()) {
        throw new OutsideException(
            "The cluster took the order and does not show these topics as ordered within %d ms: %s"
                .formatted(within.toMillis(), String.join(", ", topics)),
            "see the brokers' logs, then run interlock topics apply again; a slow cluster needs a"
                + " larger check.timeout.ms",
            null);
      }
      try {
        pause.pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new OutsideException("Interrupted while waiting for the cluster", "try again", e);
      }
      topics = left.get();
    }
  }
}
