package interlock.sandbox.bench;

import interlock.sandbox.load.Invented;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.OutputListener;
import interlock.sandbox.load.TaskSeen;
import interlock.topology.Topic;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which tasks must exist at rest after a {@link MixedLoad}, by the rules of the design and nothing
 * of Interlock's code: everybody of whom a carrier, a bank or the police reported something has a
 * dissuasion task, so has everybody who paid an account that a report names, at whatever time;
 * every report has a stop on the account that it names, and nothing else has one.
 *
 * <p>Not judged: victims of whom nothing else is known (their second-scam visit may be due later),
 * people with several ordinary payments (these may be a pattern), account queries, leads and line
 * controls.
 */
public final class MixedOracle implements OutputListener {
  private final MixedLoad load;
  private final Load.Run run;
  private final BitSet warned = new BitSet();
  private final BitSet stopped = new BitSet();
  private int strangers;

  /**
   * What the tasks are, set against what they must be.
   *
   * @param expected tasks that must exist
   * @param missed those of them that do not
   * @param extra tasks that must not exist
   */
  public record Verdict(int expected, int missed, int extra) {
    /** No task too few and none too many. */
    public boolean holds() {
      return missed == 0 && extra == 0;
    }
  }

  public MixedOracle(MixedLoad load, Load.Run run) {
    this.load = load;
    this.run = run;
  }

  @Override
  public synchronized void task(TaskSeen task) {
    if (run.index(task.triggeredBy()) < 0) {
      return; // A deadline's revision, or the warm-up's.
    }
    switch (task.kind()) {
      case TASK_DISSUASION -> warned(task);
      case TASK_STOP_PAYMENT -> stopped(task);
      default -> {}
    }
  }

  private void warned(TaskSeen task) {
    for (String identifier : task.about()) {
      int holder = Invented.holder(identifier);
      if (holder < 0) {
        strangers++;
      } else {
        warned.set(holder);
      }
    }
  }

  private void stopped(TaskSeen task) {
    Optional<Integer> event =
        task.caseId()
            .filter(id -> id.startsWith(MixedLoad.CASE))
            .map(id -> run.index(id.substring(MixedLoad.CASE.length())))
            .filter(index -> index >= 0 && index < load.size());
    boolean named =
        task.recoveredFrom().isPresent()
            && event
                .map(index -> Invented.account(load.fraudster(index)))
                .equals(task.recoveredFrom());
    if (named) {
      stopped.set(event.get());
    } else {
      strangers++;
    }
  }

  /**
   * Judges the tasks seen so far.
   *
   * @param sent how many events of the load were sent
   */
  public synchronized Verdict verdict(int sent) {
    Set<Integer> named = new HashSet<>();
    var reports = new BitSet();
    for (int index = 0; index < sent; index++) {
      if (load.topic(index) == Topic.POLICE_INCIDENT_REPORT) {
        named.add(load.fraudster(index));
        reports.set(index);
      }
    }
    var must = new BitSet();
    var victims = new BitSet();
    var paid = new BitSet();
    var may = new BitSet();
    var paidNamed = new BitSet();
    for (int index = 0; index < sent; index++) {
      int person = load.person(index);
      switch (load.topic(index)) {
        case TELECOM_FRAUD_CONTACT, BANK_SUSPICIOUS_TRANSFER, POLICE_WARNING_DIRECTIVE ->
            must.set(person);
        case POLICE_INCIDENT_REPORT -> victims.set(person);
        case BANK_ACCOUNT_MOVEMENT -> {
          if (named.contains(load.fraudster(index))) {
            paidNamed.set(person);
          }
          if (paid.get(person)) {
            may.set(person);
          }
          paid.set(person);
        }
        default -> throw new IllegalStateException("not part of the mix: " + load.topic(index));
      }
    }
    may.or(paidNamed);
    may.or(victims);
    // A victim is kept out of the search among those who paid the same account.
    paidNamed.andNot(victims);
    must.or(paidNamed);
    may.or(must);
    int missed = without(must, warned) + without(reports, stopped);
    return new Verdict(
        must.cardinality() + reports.cardinality(), missed, without(warned, may) + strangers);
  }

  private static int without(BitSet all, BitSet of) {
    var rest = (BitSet) all.clone();
    rest.andNot(of);
    return rest.cardinality();
  }
}
