package interlock.testing;

import interlock.contract.policy.PolicyDocument;
import interlock.core.desk.Address;
import interlock.core.desk.Cause;
import interlock.core.desk.Decision;
import interlock.core.desk.Desk;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Filed;
import interlock.core.desk.Forgetting;
import interlock.core.desk.Moment;
import interlock.core.desk.Retaining;
import interlock.core.desk.Retaining.Kept;
import interlock.core.desk.TaskIds;
import interlock.core.mail.Letter;
import interlock.core.mail.Mail;
import interlock.core.mail.Wake;
import interlock.core.task.Output;
import interlock.core.task.Tombstone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One desk of any kind in virtual time, with what retention makes of its decisions. */
public final class KeptRun<F extends DeskFile, M extends Mail> {
  private final Address key;
  private final Desk<F, M> desk;
  private final Retaining<F> retaining;
  private final Class<M> reads;
  private final List<Output> outputs = new ArrayList<>();
  private final List<Letter> letters = new ArrayList<>();
  private Optional<Filed<F>> filed = Optional.empty();
  private long now = Facts.START;
  private int wakes;

  public KeptRun(Address key, Desk<F, M> desk, Forgetting<F> forgetting, Class<M> reads) {
    this.key = key;
    this.desk = desk;
    this.retaining = new Retaining<>(forgetting, new TaskIds(new byte[16]));
    this.reads = reads;
  }

  /** Delivers a mail so long after {@link Facts#START}, after all wakes that were due. */
  public KeptRun<F, M> at(long afterStart, M mail) {
    until(afterStart);
    deliver(mail, new Cause("test", "event-" + afterStart, "source", now, now));
    return this;
  }

  /** Lets time pass. */
  public KeptRun<F, M> until(long afterStart) {
    long moment = Facts.START + afterStart;
    for (OptionalLong due = wakeAt();
        due.isPresent() && due.getAsLong() <= moment;
        due = wakeAt()) {
      now = Math.max(now, due.getAsLong());
      wakes++;
      deliver(reads.cast(new Wake(due.getAsLong())), Cause.wake(due.getAsLong(), now));
    }
    now = Math.max(now, moment);
    return this;
  }

  private void deliver(M mail, Cause cause) {
    var moment = new Moment(now, cause, PolicyDocument.packaged());
    Decision<F> decision = desk.decide(key, filed.map(Filed::file), mail, moment);
    Kept<F> kept = retaining.after(key, filed, mail, decision, moment);
    filed = kept.filed();
    outputs.addAll(kept.outputs());
    letters.addAll(kept.mail());
  }

  public OptionalLong wakeAt() {
    return filed.map(Filed::wakeAt).orElse(OptionalLong.empty());
  }

  public Optional<Filed<F>> filed() {
    return filed;
  }

  public F file() {
    return filed.orElseThrow().file();
  }

  public int wakes() {
    return wakes;
  }

  public List<Letter> letters() {
    return letters;
  }

  public <T extends Output> List<T> published(Class<T> type) {
    return outputs.stream().filter(type::isInstance).map(type::cast).toList();
  }

  public List<Tombstone> tombstones() {
    return published(Tombstone.class);
  }
}
