package interlock.sandbox.load;

import java.time.Duration;

/** Waits until all that a run can lead to has come out. */
public final class Quiet {
  /** Longer than any path through the desks takes without load. */
  private static final Duration QUIET = Duration.ofSeconds(3);

  private static final long CHECK_MILLIS = 100;

  private Quiet() {}

  /**
   * Returns once every event has its door and no event has led to a task for three seconds.
   *
   * @param sent how many events the run sent
   * @param patience how long it may take
   * @return false when it took longer
   * @throws IllegalStateException when the reader has ended by a fault
   */
  public static boolean await(
      TaskReader reader, ReceiptBook receipts, LatencyBook latencies, int sent, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline) {
      reader.requireAlive();
      if (receipts.verdict(sent).out() >= sent && latencies.quietFor().compareTo(QUIET) >= 0) {
        return true;
      }
      Thread.sleep(CHECK_MILLIS);
    }
    return false;
  }
}
