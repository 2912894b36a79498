package interlock.sandbox.load;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until all that a run can lead to has come out. */
public final class Quiet {
  /** Longer than any path through the desks takes without load. */
  private static final Duration QUIET = Duration.ofSeconds(3);

  /** Whoever cancels waits no longer than this. */
  private static final Duration AFTER_CANCEL = Duration.ofSeconds(2);

  private static final long CHECK_MILLIS = 100;

  private Quiet() {}

  /**
   * Returns once no event has led to a task for three seconds, counted from now on: for what tells
   * no receipts.
   *
   * @param patience how long it may take
   * @return false when it took longer
   * @throws IllegalStateException when the reader has ended by a fault
   */
  public static boolean await(TaskReader reader, LatencyBook latencies, Duration patience)
      throws InterruptedException {
    long now = System.nanoTime();
    long earliest = now + QUIET.toNanos();
    long deadline = now + patience.toNanos();
    while (System.nanoTime() < deadline) {
      reader.requireAlive();
      if (System.nanoTime() >= earliest && latencies.quietFor().compareTo(QUIET) >= 0) {
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
