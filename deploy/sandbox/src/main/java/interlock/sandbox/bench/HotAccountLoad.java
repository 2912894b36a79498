package interlock.sandbox.bench;

import interlock.police.ReportedTransfer;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.topology.Topic;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Payments into one mule's account, which many cases name, and beside them people who each pay an
 * account of their own and report it: what these wait for their stop is what is measured. Every
 * second event of the others is the report of the payment before it.
 */
final class HotAccountLoad implements Load {
  /** The hot account's holder, and those who pay him. */
  static final int HOT = 4_000_000;

  private static final int PAYERS_FROM = 4_000_001;
  private static final int OTHERS_FROM = 6_000_000;
  private static final int CASES = 20;
  private static final long FEN = 2_000_00;

  private final int hotRate;
  private final int otherRate;
  private final int seconds;
  private final int first;
  private final boolean names;

  /**
   * @param hotRate inflows of the hot account a second
   * @param otherRate events of the others a second
   * @param first number of the first payer and of the first of the others, so that loads that
   *     follow each other have people of their own
   * @param names whether it begins with the reports that name the hot account
   */
  HotAccountLoad(int hotRate, int otherRate, int seconds, int first, boolean names) {
    this.hotRate = hotRate;
    this.otherRate = otherRate;
    this.seconds = seconds;
    this.first = first;
    this.names = names;
  }

  @Override
  public int size() {
    return (names ? CASES : 0) + (hotRate + otherRate) * seconds;
  }

  @Override
  public long dueNanos(int index) {
    int naming = names ? CASES : 0;
    return index < naming
        ? 0
        : (index - naming) * TimeUnit.SECONDS.toNanos(1) / (hotRate + otherRate);
  }

  @Override
  public Topic topic(int index) {
    return isReport(index) ? Topic.POLICE_INCIDENT_REPORT : Topic.BANK_ACCOUNT_MOVEMENT;
  }

  @Override
  public LoadEvent event(int index, Run run) {
    String id = run.eventId(index);
    var at = run.at(dueNanos(index));
    int naming = names ? CASES : 0;
    if (index < naming) {
      int victim = OTHERS_FROM + first + index;
      ReportedTransfer line = Records.line(at, "t-" + id, victim, HOT, FEN);
      return new LoadEvent(
          Topic.POLICE_INCIDENT_REPORT,
          "case-" + id,
          Records.report(id, at, "case-" + id, victim, List.of(line)));
    }
    int n = index - naming;
    if (isHot(n)) {
      int payer = PAYERS_FROM + first + n;
      return new LoadEvent(
          Topic.BANK_ACCOUNT_MOVEMENT,
          Invented.account(payer),
          Records.movement(id, at, "t-" + id, payer, HOT, FEN));
    }
    int pair = otherOf(n) / 2;
    int payer = OTHERS_FROM + first + 2 * pair;
    String transferId = "o-" + run.name() + pair;
    if (otherOf(n) % 2 == 0) {
      return new LoadEvent(
          Topic.BANK_ACCOUNT_MOVEMENT,
          Invented.account(payer),
          Records.movement(id, at, transferId, payer, payer + 1, FEN));
    }
    List<ReportedTransfer> lines = List.of(Records.line(at, transferId, payer, payer + 1, FEN));
    return new LoadEvent(
        Topic.POLICE_INCIDENT_REPORT,
        "case-" + id,
        Records.report(id, at, "case-" + id, payer, lines));
  }

  private boolean isReport(int index) {
    int naming = names ? CASES : 0;
    int n = index - naming;
    return index < naming || (!isHot(n) && otherOf(n) % 2 == 1);
  }

  /** The hot ones are spread evenly among the others. */
  private boolean isHot(int n) {
    return hotBefore(n + 1) > hotBefore(n);
  }

  private int otherOf(int n) {
    return n - hotBefore(n);
  }

  private int hotBefore(int n) {
    return (int) ((long) n * hotRate / (hotRate + otherRate));
  }
}
