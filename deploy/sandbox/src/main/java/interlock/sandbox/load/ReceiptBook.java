package interlock.sandbox.load;

import interlock.topology.Topic;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** By which door each event of a run left Intake: the books of in = Σ out. */
public final class ReceiptBook implements OutputListener {
  private static final String MAILED = "MAILED";
  private static final String REJECTED = "REJECTED";

  private final Load.Run run;
  private final int size;
  private final BitSet received = new BitSet();
  private final Map<String, Integer> rejectReasons = new TreeMap<>();
  private int mailed;
  private int rejected;
  private int repeated;
  private int deadLetters;
  private int buriedMail;

  /**
   * @param size how many events the run may have
   */
  public ReceiptBook(Load.Run run, int size) {
    this.run = run;
    this.size = size;
  }

  @Override
  public synchronized void receipt(String eventId, String source, String door) {
    int index = run.index(eventId);
    if (index < 0 || index >= size || !(door.equals(MAILED) || door.equals(REJECTED))) {
      return; // Another run's; or a dead letter, which is counted on its own topic.
    }
    if (received.get(index)) {
      repeated++;
      return;
    }
    received.set(index);
    if (door.equals(MAILED)) {
      mailed++;
    } else {
      rejected++;
    }
  }

  @Override
  public synchronized void rejected(String originTopic, String reason) {
    rejectReasons.merge(reason, 1, Integer::sum);
  }

  @Override
  public synchronized void deadLetter(String originTopic) {
    boolean input =
        Topic.ofBase(originTopic).filter(topic -> topic.use() == Topic.Use.INPUT).isPresent();
    if (input) {
      deadLetters++;
    } else {
      buriedMail++;
    }
  }

  /** The books, {@code in} being what the brokers have taken. */
  public synchronized Verdict verdict(int in) {
    return new Verdict(in, mailed, rejected, deadLetters, repeated, buriedMail);
  }

  /** How many records intake.rejected has for each reject code, other runs' included. */
  public synchronized Map<String, Integer> rejectReasons() {
    return new TreeMap<>(rejectReasons);
  }

  /**
   * Whether every event left by exactly one door.
   *
   * @param in events that the brokers took
   * @param mailed events that went to the desks, by their receipts
   * @param rejected events that were refused, by their receipts
   * @param deadLetters inputs that could not be read (of anybody, where a cluster is shared)
   * @param repeated receipts for an event that already had one
   * @param buriedMail dead letters of a desk's mailbox: their events had left Intake in good order
   */
  public record Verdict(
      int in, int mailed, int rejected, int deadLetters, int repeated, int buriedMail) {

    /** Events that left by a door. */
    public int out() {
      return mailed + rejected + deadLetters;
    }

    /** in = Σ out, and no event twice. */
    public boolean holds() {
      return in == out() && repeated == 0;
    }
  }
}
