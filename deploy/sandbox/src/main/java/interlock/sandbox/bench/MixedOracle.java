package interlock.sandbox.bench;

import interlock.sandbox.load.Invented;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.TaskSeen;
import interlock.topology.Topic;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

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
public final class MixedOracle implements Judge {
  private final List<MixedLoad> earlier;
  private final MixedPast before;
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

  /**
   * @param earlier what the application was sent before, whole: its people, payments and reports
   *     count, its tasks do not
   */
  public MixedOracle(List<MixedLoad> earlier, MixedLoad load, Load.Run run) {
    this.earlier = List.copyOf(earlier);
    before = past();
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
    if (event.isEmpty()
        && task.recoveredFrom().map(Invented::holder).filter(before::names).isPresent()) {
      return; // Of a case of the warm-up, more of whose money came to light.
    }
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

  @Override
  public synchronized Verdict verdict(int sent) {
    var reports = new BitSet();
    for (int index = 0; index < sent; index++) {
      reports.set(index, load.topic(index) == Topic.POLICE_INCIDENT_REPORT);
    }
    var now = new MixedPast();
    now.add(load, sent);
    MixedPast all = past();
    all.add(load, sent);
    BitSet must = all.paidNamed();
    must.andNot(before.paidNamed());
    must.or(now.reported());
    int missed = without(must, warned) + without(reports, stopped);
    return new Verdict(
        must.cardinality() + reports.cardinality(),
        missed,
        without(warned, all.known()) + strangers);
  }

  private MixedPast past() {
    var past = new MixedPast();
    earlier.forEach(load -> past.add(load, load.size()));
    return past;
  }

  private static int without(BitSet all, BitSet of) {
    var rest = (BitSet) all.clone();
    rest.andNot(of);
    return rest.cardinality();
  }
}
