package interlock.sandbox.bench;

import interlock.sandbox.load.Invented;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.TaskSeen;
import interlock.topology.Topic;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Who must be found by the pattern "a fraud call, then a suspicious payment of the same phone": all
 * with a payment at least a second after a call, since two topics may be read out of step by less;
 * nobody who has not both.
 */
final class PatternOracle implements Judge {
  private static final long IN_STEP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final MixedLoad load;
  private final Load.Run run;
  private final BitSet found = new BitSet();

  PatternOracle(MixedLoad load, Load.Run run) {
    this.load = load;
    this.run = run;
  }

  @Override
  public synchronized void task(TaskSeen task) {
    if (run.index(task.triggeredBy()) >= 0) {
      task.about().forEach(identifier -> found.set(Invented.holder(identifier)));
    }
  }

  @Override
  public synchronized MixedOracle.Verdict verdict(int sent) {
    Map<Integer, Long> firstCall = new HashMap<>();
    var paid = new BitSet();
    var must = new BitSet();
    for (int index = 0; index < sent; index++) {
      int person = load.person(index);
      long due = load.dueNanos(index);
      if (load.topic(index) == Topic.TELECOM_FRAUD_CONTACT) {
        firstCall.putIfAbsent(person, due);
      } else if (load.topic(index) == Topic.BANK_SUSPICIOUS_TRANSFER) {
        paid.set(person);
        Long call = firstCall.get(person);
        must.set(person, must.get(person) || (call != null && due - call >= IN_STEP_NANOS));
      }
    }
    var missed = (BitSet) must.clone();
    missed.andNot(found);
    var extra = (BitSet) found.clone();
    paid.stream().filter(firstCall::containsKey).forEach(extra::clear);
    return new MixedOracle.Verdict(must.cardinality(), missed.cardinality(), extra.cardinality());
  }
}
