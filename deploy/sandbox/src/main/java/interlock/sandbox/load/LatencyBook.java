package interlock.sandbox.load;

import interlock.topology.Topic;
import java.time.Duration;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long it took from an event to its tasks. Of the revisions that one event leads to, the first
 * one of each kind counts for the kind and the first of all for the event.
 */
public final class LatencyBook implements OutputListener {
  private final Load load;
  private final Load.Run run;
  private final long startNanos;
  private final long countFromDueNanos;
  private final Map<Topic, BitSet> answered = new EnumMap<>(Topic.class);
  private final Map<Topic, Latencies> byTaskKind = new EnumMap<>(Topic.class);
  private final Map<Topic, Latencies> byEventTopic = new EnumMap<>(Topic.class);
  private final BitSet answeredAtAll = new BitSet();
  private final Latencies all = new Latencies();
  private long revisions;
  private long lastNanos;

  /**
   * @param startNanos when the load began, on {@link System#nanoTime}
   * @param countFrom events that are due earlier are warm-up and not counted
   */
  public LatencyBook(Load load, Load.Run run, long startNanos, Duration countFrom) {
    this.load = load;
    this.run = run;
    this.startNanos = startNanos;
    countFromDueNanos = countFrom.toNanos();
    lastNanos = startNanos;
  }

  @Override
  public synchronized void task(TaskSeen task) {
    int index = run.index(task.triggeredBy());
    if (index < 0 || index >= load.size()) {
      return; // A deadline's revision, or another run's.
    }
    lastNanos = task.readableNanos();
    long due = load.dueNanos(index);
    if (due < countFromDueNanos) {
      return;
    }
    revisions++;
    long latency = task.readableNanos() - startNanos - due;
    BitSet ofKind = answered.computeIfAbsent(task.kind(), kind -> new BitSet());
    if (!ofKind.get(index)) {
      ofKind.set(index);
      byTaskKind.computeIfAbsent(task.kind(), kind -> new Latencies()).add(latency);
    }
    if (!answeredAtAll.get(index)) {
      answeredAtAll.set(index);
      all.add(latency);
      byEventTopic.computeIfAbsent(load.topic(index), topic -> new Latencies()).add(latency);
    }
  }

  /** Event → its first task. */
  public Latencies.Figures figures() {
    return all.figures();
  }

  /** Event → its first task of that kind, by the task's topic. */
  public synchronized Map<Topic, Latencies.Figures> byTaskKind() {
    return figures(byTaskKind);
  }

  /** Event → its first task, by the event's topic. */
  public synchronized Map<Topic, Latencies.Figures> byEventTopic() {
    return figures(byEventTopic);
  }

  /** Revisions that the counted events led to. */
  public synchronized long revisions() {
    return revisions;
  }

  /** How long no event of the run has led to a task. */
  public synchronized Duration quietFor() {
    return Duration.ofNanos(System.nanoTime() - lastNanos);
  }

  private static Map<Topic, Latencies.Figures> figures(Map<Topic, Latencies> of) {
    var figures = new EnumMap<Topic, Latencies.Figures>(Topic.class);
    of.forEach((topic, latencies) -> figures.put(topic, latencies.figures()));
    return figures;
  }
}
