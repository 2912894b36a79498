package interlock.sandbox.bench;

import interlock.sandbox.load.Invented;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.topology.Topic;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A steady stream of payments and reports, and beside it calls that carriers report, evenly mixed.
 * Of ten money events nine are payments and the tenth is the report of the one before it: what it
 * waits for its stop is what is measured.
 */
final class IsolationLoad implements Load {
  private static final int REPORT_EVERY = 10;
  private static final int CALLED = 1_000_000;
  private static final int PAYERS_FROM = 4_000_000;
  private static final int PAYEES_FROM = 7_000_000;
  private static final int CALLERS_FROM = 2_000_000;
  private static final int CALLERS = 100_000;
  private static final int MOST_PEOPLE = 2_900_000;
  private static final long FEN = 2_000_00;
  private static final long PERSON = 301;
  private static final long CALLER = 302;

  private final int moneyRate;
  private final int telecomRate;
  private final int seconds;
  private final int first;

  /**
   * @param moneyRate payments and reports a second
   * @param telecomRate calls a second
   * @param first number of the first payer, so that loads that follow each other have their own
   */
  IsolationLoad(int moneyRate, int telecomRate, int seconds, int first) {
    this.moneyRate = moneyRate;
    this.telecomRate = telecomRate;
    this.seconds = seconds;
    this.first = first;
    if (first + moneyRate * seconds > MOST_PEOPLE) {
      throw new IllegalArgumentException("more payers than there are");
    }
  }

  private int rate() {
    return moneyRate + telecomRate;
  }

  @Override
  public int size() {
    return rate() * seconds;
  }

  @Override
  public long dueNanos(int index) {
    return index * TimeUnit.SECONDS.toNanos(1) / rate();
  }

  @Override
  public Topic topic(int index) {
    if (!isMoney(index)) {
      return Topic.TELECOM_FRAUD_CONTACT;
    }
    return isReport(moneyBefore(index))
        ? Topic.POLICE_INCIDENT_REPORT
        : Topic.BANK_ACCOUNT_MOVEMENT;
  }

  @Override
  public LoadEvent event(int index, Run run) {
    String id = run.eventId(index);
    var at = run.at(dueNanos(index));
    if (!isMoney(index)) {
      double even = Invented.fraction(PERSON, index);
      int person = (int) (CALLED * even * even);
      int caller = CALLERS_FROM + (int) (CALLERS * Invented.fraction(CALLER, index));
      return new LoadEvent(
          Topic.TELECOM_FRAUD_CONTACT,
          Invented.phone(person),
          Records.call(id, at, person, caller));
    }
    int money = moneyBefore(index);
    if (!isReport(money)) {
      int payer = PAYERS_FROM + first + money;
      return new LoadEvent(
          Topic.BANK_ACCOUNT_MOVEMENT,
          Invented.account(payer),
          Records.movement(id, at, transferId(run, money), payer, payee(money), FEN));
    }
    int reported = money - 1;
    int victim = PAYERS_FROM + first + reported;
    var line = Records.line(at, transferId(run, reported), victim, payee(reported), FEN);
    return new LoadEvent(
        Topic.POLICE_INCIDENT_REPORT,
        MixedLoad.CASE + id,
        Records.report(id, at, MixedLoad.CASE + id, victim, List.of(line)));
  }

  private static String transferId(Run run, int money) {
    return "t-" + run.name() + money;
  }

  private int payee(int money) {
    return PAYEES_FROM + first + money;
  }

  private static boolean isReport(int money) {
    return money % REPORT_EVERY == REPORT_EVERY - 1;
  }

  /** Money events are spread evenly among the calls. */
  private boolean isMoney(int index) {
    return moneyBefore(index + 1) > moneyBefore(index);
  }

  private int moneyBefore(int index) {
    return (int) ((long) index * moneyRate / rate());
  }
}
