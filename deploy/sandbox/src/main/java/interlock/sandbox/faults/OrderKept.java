package interlock.sandbox.faults;

import interlock.sandbox.bench.MixedLoad;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.OutputListener;
import interlock.sandbox.load.TaskSeen;
import interlock.topology.Topic;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What was sent in one order under one key is answered in that order: the receipts of each
 * account's or subscriber's events of a topic, and the revisions to which calls about one
 * subscriber lead.
 */
final class OrderKept implements OutputListener {
  private final MixedLoad load;
  private final Load.Run run;
  private final Map<Topic, Map<Integer, Integer>> received = new EnumMap<>(Topic.class);
  private final Map<Integer, Integer> told = new HashMap<>();
  private final BitSet answered = new BitSet();
  private int broken;

  OrderKept(MixedLoad load, Load.Run run) {
    this.load = load;
    this.run = run;
  }

  @Override
  public synchronized void receipt(String eventId, String source, String door) {
    int index = run.index(eventId);
    if (index >= 0 && index < load.size()) {
      follow(
          received.computeIfAbsent(load.topic(index), topic -> new HashMap<>()),
          load.person(index),
          index);
    }
  }

  @Override
  public synchronized void task(TaskSeen task) {
    int index = run.index(task.triggeredBy());
    if (index < 0
        || index >= load.size()
        || answered.get(index)
        || task.kind() != Topic.TASK_DISSUASION
        || load.topic(index) != Topic.TELECOM_FRAUD_CONTACT) {
      return;
    }
    answered.set(index);
    follow(told, load.person(index), index);
  }

  /** How often something came after what was sent later. */
  synchronized int broken() {
    return broken;
  }

  private void follow(Map<Integer, Integer> newest, int key, int index) {
    int had = newest.merge(key, index, Math::max);
    if (had > index) {
      broken++;
    }
  }
}
