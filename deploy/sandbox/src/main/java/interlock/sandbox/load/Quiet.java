package interlock.sandbox.load;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until all that a run can lead to has come out. */
public final class Quiet {
  /** Longer than any path through the desks takes without load. */
  private static final Duration QUIET = Duration.ofSeconds(3);

  /** Longer than a stage of two busy cores stands still. */
  private static final Duration GIVE_UP = Duration.ofSeconds(30);

  /** Whoever cancels waits no longer than this. */
  private static final Duration AFTER_CANCEL = Duration.ofSeconds(2);

  private static final long CHECK_MILLIS = 100;

  private Quiet() {}

  /**
   * For what tells no receipts: returns once nothing is missing and no event has led to a task for
   * three seconds, or for thirty seconds whatever is missing; both from now on.
   *
   * @param complete whether all that must come has come; asked in pauses only
   * @param patience how long it may take
   * @return false when it took longer
   * @throws IllegalStateException when the reader has ended by a fault
   */
  public static boolean await(
      TaskReader reader, LatencyBook latencies, BooleanSupplier complete, Duration patience)
      throws InterruptedException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < patience.toNanos()) {
      reader.requireAlive();
      long quietNanos = Math.min(System.nanoTime() - start, latencies.quietFor().toNanos());
      if (quietNanos >= GIVE_UP.toNanos()
          || (quietNanos >= QUIET.toNanos() && complete.getAsBoolean())) {
        return true;
      }
      Thread.sleep(CHECK_MILLIS);
    }
    return false;
  }

  /**
   * Returns once every event has its door and no event has led to a task for three seconds.
   *
   * @param sent how many events the run sent
   * @param patience how long it may take
   * @param cancelled once true, only the doors are waited for, and not for long
   * @return false when it took longer
   * @throws IllegalStateException when the reader has ended by a fault
   */
  public static boolean await(
      TaskReader reader,
      ReceiptBook receipts,
      LatencyBook latencies,
      int sent,
      Duration patience,
      BooleanSupplier cancelled)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean hurried = false;
    while (System.nanoTime() < deadline) {
      reader.requireAlive();
      if (!hurried && cancelled.getAsBoolean()) {
        hurried = true;
        deadline = Math.min(deadline, System.nanoTime() + AFTER_CANCEL.toNanos());
      }
      boolean quiet = hurried || latencies.quietFor().compareTo(QUIET) >= 0;
      if (quiet && receipts.verdict(sent).out() >= sent) {
        return true;
      }
      Thread.sleep(CHECK_MILLIS);
    }
    return false;
  }
}
