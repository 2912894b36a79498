package interlock.sandbox.faults;

import interlock.core.codes.RejectCode;
import interlock.sandbox.bench.MixedLoad;
import interlock.sandbox.bench.MixedOracle;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.OutputListener;
import interlock.sandbox.load.ReceiptBook;
import interlock.sandbox.load.Recovery;
import interlock.sandbox.load.Revisions;
import interlock.sandbox.load.TaskSeen;
import java.util.List;

/** All that is watched while a round runs, and what it comes to. */
final class Witness implements OutputListener {
  private static final String TOMBSTONE = RejectCode.TOMBSTONE.name();

  private final ReceiptBook receipts;
  private final MixedOracle oracle;
  private final Revisions revisions;
  private final OrderKept order;
  private final Recovery recovery;

  /**
   * @param startNanos when the load begins, on {@link System#nanoTime}
   * @param revisions of all tasks; is told of them by itself, and may have been before
   */
  Witness(MixedLoad load, Load.Run run, long startNanos, Revisions revisions) {
    this.revisions = revisions;
    receipts = new ReceiptBook(run, load.size());
    oracle = new MixedOracle(List.of(), load, run);
    order = new OrderKept(load, run);
    recovery = new Recovery(load, run, startNanos);
  }

  @Override
  public void task(TaskSeen task) {
    oracle.task(task);
    order.task(task);
    recovery.task(task);
  }

  @Override
  public void receipt(String eventId, String source, String door) {
    receipts.receipt(eventId, source, door);
    order.receipt(eventId, source, door);
  }

  @Override
  public void rejected(String originTopic, String reason) {
    receipts.rejected(originTopic, reason);
  }

  @Override
  public void deadLetter(String originTopic) {
    receipts.deadLetter(originTopic);
  }

  Recovery recovery() {
    return recovery;
  }

  /** Events that left Intake, and tasks, so far; for a person. */
  String soFar(int sent) {
    return "%,d of %,d sent have left Intake, %,d tasks"
        .formatted(receipts.verdict(sent).out(), sent, revisions.tasks());
  }

  /** Whether every event, and every letter that is none, has left Intake. */
  boolean allReceived(int sent, Letters letters) {
    int in = sent + letters.inputs();
    return receipts.verdict(in).out() >= in && refused() >= letters.tombstones();
  }

  /**
   * What it came to.
   *
   * @param sent events that the broker has taken
   * @param letters unreadable records that were sent, and what was found of them
   * @param atRest whether all of it came to rest in time
   */
  Verdict verdict(int sent, Letters letters, boolean atRest) {
    ReceiptBook.Verdict doors = receipts.verdict(sent + letters.inputs());
    MixedOracle.Verdict tasks = oracle.verdict(sent);
    int in = doors.in() + letters.tombstones();
    int out = doors.out() + refused();
    int lost = Math.max(0, in - out) + tasks.missed() + revisions.lost() + letters.missing();
    int doubled =
        Math.max(0, out - in)
            + doors.repeated()
            + tasks.extra()
            + revisions.doubled()
            + letters.doubled();
    int buried = Math.max(0, doors.buriedMail() - letters.mails());
    return new Verdict(
        in, out, tasks.expected(), revisions.seen(), lost, doubled, order.broken(), buried, atRest);
  }

  private int refused() {
    return receipts.rejectReasons().getOrDefault(TOMBSTONE, 0);
  }
}
