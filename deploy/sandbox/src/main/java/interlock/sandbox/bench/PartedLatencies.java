package interlock.sandbox.bench;

import interlock.sandbox.load.Latencies;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.OutputListener;
import interlock.sandbox.load.TaskSeen;
import java.time.Duration;
import java.util.BitSet;

/** Event → its first task, by the part of the run in which the event was due. */
final class PartedLatencies implements OutputListener {
  private final Load load;
  private final Load.Run run;
  private final long startNanos;
  private final long fromNanos;
  private final long partNanos;
  private final Latencies[] parts;
  private final BitSet answered = new BitSet();

  /**
   * @param startNanos when the load began, on {@link System#nanoTime}
   * @param warmup is not counted
   * @param measured how long the parts are together
   */
  PartedLatencies(
      Load load, Load.Run run, long startNanos, Duration warmup, Duration measured, int parts) {
    this.load = load;
    this.run = run;
    this.startNanos = startNanos;
    fromNanos = warmup.toNanos();
    partNanos = measured.toNanos() / parts;
    this.parts = new Latencies[parts];
    for (int i = 0; i < parts; i++) {
      this.parts[i] = new Latencies();
    }
  }

  @Override
  public synchronized void task(TaskSeen task) {
    int index = run.index(task.triggeredBy());
    if (index < 0 || index >= load.size() || answered.get(index)) {
      return;
    }
    answered.set(index);
    long due = load.dueNanos(index);
    if (due >= fromNanos) {
      int part = (int) Math.min(parts.length - 1, (due - fromNanos) / partNanos);
      parts[part].add(task.readableNanos() - startNanos - due);
    }
  }

  /** Of that part, from 0. */
  Latencies.Figures of(int part) {
    return parts[part].figures();
  }
}
