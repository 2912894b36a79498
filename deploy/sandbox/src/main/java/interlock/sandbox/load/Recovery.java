package interlock.sandbox.load;

import java.time.Duration;
import java.util.BitSet;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * How long a fault was felt. An event is late when its first task is readable more than a second
 * after the event was due, or more than twice the p99 before the fault where that is longer.
 */
public final class Recovery implements OutputListener {
  private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final double NANOS_PER_MILLI = 1_000_000.0;

  private final Load load;
  private final Load.Run run;
  private final long startNanos;
  private final BitSet answered = new BitSet();
  private final Latencies before = new Latencies();
  private final Latencies after = new Latencies();
  private long lateNanos = LATE_NANOS;
  private OptionalLong faultNanos = OptionalLong.empty();
  private OptionalLong firstNanos = OptionalLong.empty();
  private OptionalLong lastLateNanos = OptionalLong.empty();

  /**
   * Measured times.
   *
   * @param firstTaskMillis from the fault to the first task of an event that was due after it; -1
   *     when there was none
   * @param recoverMillis from the fault to the last task that was late; 0 when none was
   * @param before event → first task of the events that were due before the fault and answered by
   *     then
   * @param after of those that were due after it
   */
  public record Times(
      long firstTaskMillis,
      long recoverMillis,
      Latencies.Figures before,
      Latencies.Figures after) {}

  /**
   * @param startNanos when the load began, on {@link System#nanoTime}
   */
  public Recovery(Load load, Load.Run run, long startNanos) {
    this.load = load;
    this.run = run;
    this.startNanos = startNanos;
  }

  /** The fault begins. */
  public synchronized void fault(long nanos) {
    faultNanos = OptionalLong.of(nanos);
    lateNanos = Math.max(LATE_NANOS, (long) (2 * before.figures().p99Millis() * NANOS_PER_MILLI));
  }

  @Override
  public synchronized void task(TaskSeen task) {
    int index = run.index(task.triggeredBy());
    if (index < 0 || index >= load.size() || answered.get(index)) {
      return;
    }
    answered.set(index);
    long due = startNanos + load.dueNanos(index);
    long latency = task.readableNanos() - due;
    if (faultNanos.isEmpty() || task.readableNanos() < faultNanos.getAsLong()) {
      before.add(latency);
      return;
    }
    if (latency > lateNanos) {
      lastLateNanos = OptionalLong.of(task.readableNanos());
    }
    if (due >= faultNanos.getAsLong()) {
      after.add(latency);
      if (firstNanos.isEmpty()) {
        firstNanos = OptionalLong.of(task.readableNanos());
      }
    }
  }

  /** What it came to so far. */
  public synchronized Times times() {
    return new Times(
        since(firstNanos, -1), since(lastLateNanos, 0), before.figures(), after.figures());
  }

  private long since(OptionalLong nanos, long otherwise) {
    return faultNanos.isEmpty() || nanos.isEmpty()
        ? otherwise
        : Duration.ofNanos(nanos.getAsLong() - faultNanos.getAsLong()).toMillis();
  }
}
