package interlock.core.replay;

import interlock.core.account.AccountDesk;
import interlock.core.account.AccountFile;
import interlock.core.casefile.CaseDesk;
import interlock.core.casefile.CaseFile;
import interlock.core.desk.Address;
import interlock.core.desk.Cause;
import interlock.core.desk.Decision;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Moment;
import interlock.core.desk.TaskIds;
import interlock.core.event.Event;
import interlock.core.intake.Addressing;
import interlock.core.mail.AccountMail;
import interlock.core.mail.CaseMail;
import interlock.core.mail.Letter;
import interlock.core.mail.Wake;
import interlock.core.policy.Policy;
import interlock.core.task.Output;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * The money's side in memory: CaseDesks, AccountDesks and the mail between them, one mail after the
 * other in the order in which they are written. Mail to the other rooms is not delivered.
 */
public final class MoneyRooms {
  private final CaseDesk caseDesk = new CaseDesk();
  private final AccountDesk accountDesk;
  private final LongFunction<Policy> policies;
  private final Consumer<Output> outputs;
  private final Map<Address, AccountFile> accounts = new HashMap<>();
  private final Map<Address, CaseFile> cases = new HashMap<>();
  private final Map<Address, Long> wakes = new HashMap<>();
  private final TreeMap<Due, Address> due = new TreeMap<>();
  private final Queue<Sent> mail = new ArrayDeque<>();

  private record Sent(Letter letter, Cause cause, long at) {}

  private record Due(long at, String key) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : key.compareTo(other.key);
    }
  }

  /**
   * @param policies the one in force at a moment
   * @param outputs takes what the desks publish, in order
   */
  public MoneyRooms(TaskIds ids, LongFunction<Policy> policies, Consumer<Output> outputs) {
    this.accountDesk = new AccountDesk(ids);
    this.policies = policies;
    this.outputs = outputs;
  }

  /**
   * Takes in one event at its time of receipt, after all that was due before.
   *
   * @param topic that it came by
   */
  public void receive(String topic, Event event) {
    long at = event.origin().receivedAt();
    wakeUntil(at - 1);
    Cause cause = Cause.of(topic, event.origin());
    for (Letter letter : Addressing.letters(event)) {
      mail.add(new Sent(letter, cause, at));
    }
    deliver();
    wakeUntil(at);
  }

  /** Wakes the desks that are due, each at its moment. */
  public void wakeUntil(long at) {
    while (!due.isEmpty() && due.firstKey().at() <= at) {
      Map.Entry<Due, Address> next = due.pollFirstEntry();
      long dueAt = next.getKey().at();
      wakes.remove(next.getValue());
      mail.add(
          new Sent(new Letter(next.getValue(), new Wake(dueAt)), Cause.wake(dueAt, dueAt), dueAt));
      deliver();
    }
  }

  /** The files of the accounts that were written to. */
  public Collection<AccountFile> accounts() {
    return Collections.unmodifiableCollection(accounts.values());
  }

  private void deliver() {
    for (Sent next = mail.poll(); next != null; next = mail.poll()) {
      Address to = next.letter().to();
      switch (to.room()) {
        case CASE -> {
          Optional<CaseFile> file = Optional.ofNullable(cases.get(to));
          keep(
              cases,
              next,
              caseDesk.decide(to, file, (CaseMail) next.letter().mail(), moment(next, file)));
        }
        case ACCOUNT -> {
          Optional<AccountFile> file = Optional.ofNullable(accounts.get(to));
          keep(
              accounts,
              next,
              accountDesk.decide(to, file, (AccountMail) next.letter().mail(), moment(next, file)));
        }
        case SUBJECT, CONTACT, DEVICE -> {}
      }
    }
  }

  private Moment moment(Sent sent, Optional<? extends DeskFile> file) {
    long now = file.map(f -> Math.max(f.asOf(), sent.at())).orElse(sent.at());
    return new Moment(now, sent.cause(), policies.apply(now));
  }

  private <F extends DeskFile> void keep(Map<Address, F> files, Sent sent, Decision<F> decision) {
    Address desk = sent.letter().to();
    decision.file().ifPresent(file -> files.put(desk, file));
    decision.outputs().forEach(outputs);
    long now = decision.file().map(f -> Math.max(f.asOf(), sent.at())).orElse(sent.at());
    decision.mail().forEach(letter -> mail.add(new Sent(letter, sent.cause(), now)));
    move(desk, decision.wakeAt());
  }

  private void move(Address desk, OptionalLong wakeAt) {
    Optional.ofNullable(wakes.remove(desk)).ifPresent(at -> due.remove(new Due(at, desk.key())));
    if (wakeAt.isPresent()) {
      wakes.put(desk, wakeAt.getAsLong());
      due.put(new Due(wakeAt.getAsLong(), desk.key()), desk);
    }
  }
}
