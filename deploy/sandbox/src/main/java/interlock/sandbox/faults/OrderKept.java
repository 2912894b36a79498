package interlock.sandbox.faults;

import interlock.sandbox.bench.MixedLoad;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.OutputListener;
import interlock.sandbox.load.TaskSeen;
import interlock.topology.Topic;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What was sent in one order under one key is answered in that order: the receipts of each
 * account's or subscriber's events of a topic, and the revisions of a task to which calls about its
 * subscriber lead. Nothing is said of two tasks, nor of what the police send: their records have
 * other keys, and between partitions there is no order.
 */
final class OrderKept implements OutputListener {
  private static final Set<Topic> KEYED_BY_PERSON =
      EnumSet.of(
          Topic.TELECOM_FRAUD_CONTACT, Topic.BANK_SUSPICIOUS_TRANSFER, Topic.BANK_ACCOUNT_MOVEMENT);

  private final MixedLoad load;
  private final Load.Run run;
  private final Map<Topic, Map<Integer, Integer>> received = new EnumMap<>(Topic.class);
  private final Map<String, Integer> told = new HashMap<>();
  private final BitSet answered = new BitSet();
  private int broken;

  OrderKept(MixedLoad load, Load.Run run) {
    this.load = load;
    this.run = run;
  }

  @Override
  public synchronized void receipt(String eventId, String source, String door) {
    int index = run.index(eventId);
    if (index >= 0 && index < load.size() && KEYED_BY_PERSON.contains(load.topic(index))) {
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
    follow(told, task.taskId(), index);
  }

  /** How often something came after what was sent later. */
  synchronized int broken() {
    return broken;
  }

  private <K> void follow(Map<K, Integer> newest, K key, int index) {
    int had = newest.merge(key, index, Math::max);
    if (had > index) {
      broken++;
    }
  }
}
