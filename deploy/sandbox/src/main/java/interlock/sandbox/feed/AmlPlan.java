package interlock.sandbox.feed;

import interlock.police.ReportedTransfer;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.topology.Topic;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Who tells what when: the rows at an even pace in their order; a node without a label that pays a
 * labelled one is a victim. A share of the victims was called from abroad 1–10 s before the first
 * such payment (that is the carrier's event); a share of those payments looks suspicious to the
 * bank, which then tells {@code bank.suspicious-transfer} instead of the movement; and every victim
 * reports once, 2–20 s after the first payment, all payments to labelled nodes made by then. Which
 * ones follows from the seed alone.
 */
public final class AmlPlan implements Load {
  private static final double CALLED_SHARE = 0.3;
  private static final double SUSPICIOUS_SHARE = 0.4;
  private static final double CALL_BEFORE_SECONDS = 1;
  private static final double CALL_BEFORE_SPREAD_SECONDS = 9;
  private static final double REPORT_AFTER_SECONDS = 2;
  private static final double REPORT_AFTER_SPREAD_SECONDS = 18;

  /** Salts, so that the choices are independent of each other. */
  private static final long CALLED = 101;

  private static final long CALL_BEFORE = 102;
  private static final long SUSPICIOUS = 103;
  private static final long REPORT_AFTER = 104;

  private final AmlSim data;
  private final long nanosPerRow;
  private final List<Planned> planned;
  private final Map<Integer, Victim> victims;
  private final BitSet reported = new BitSet();
  private final BitSet paidByVictims = new BitSet();

  /** Kinds in the order in which they come at the same moment. */
  private enum Kind {
    CALL,
    MOVEMENT,
    SUSPICIOUS,
    REPORT
  }

  /**
   * @param subject the row of a payment, the victim of a call or report
   */
  private record Planned(long dueNanos, Kind kind, int subject) {}

  /**
   * @param rows its payments to labelled nodes
   */
  private record Victim(int node, List<Integer> rows, long reportNanos) {}

  /**
   * @param rate transfers a second; calls and reports come on top, about a tenth
   */
  public AmlPlan(AmlSim data, int rate, long seed) {
    if (rate < 1) {
      throw new IllegalArgumentException("the rate must be at least 1");
    }
    this.data = data;
    nanosPerRow = TimeUnit.SECONDS.toNanos(1) / rate;
    victims = victims(seed);
    planned = plan(seed);
    victims
        .values()
        .forEach(
            victim -> {
              victim.rows().forEach(row -> paidByVictims.set(data.payee(row)));
              linesOf(victim).forEach(row -> reported.set(data.payee(row)));
            });
  }

  private Map<Integer, Victim> victims(long seed) {
    Map<Integer, Victim> found = new HashMap<>();
    for (int row = 0; row < data.rows(); row++) {
      int payer = data.payer(row);
      if (data.labelled(data.payee(row)) && !data.labelled(payer)) {
        long firstPaid = row * nanosPerRow;
        found
            .computeIfAbsent(
                payer,
                node -> {
                  double delay =
                      REPORT_AFTER_SECONDS
                          + REPORT_AFTER_SPREAD_SECONDS
                              * Invented.fraction(seed + REPORT_AFTER, node);
                  return new Victim(node, new ArrayList<>(), firstPaid + nanos(delay));
                })
            .rows()
            .add(row);
      }
    }
    return found;
  }

  private List<Planned> plan(long seed) {
    List<Planned> plan = new ArrayList<>(data.rows() + 2 * victims.size());
    for (int row = 0; row < data.rows(); row++) {
      boolean toFraudster = data.labelled(data.payee(row)) && !data.labelled(data.payer(row));
      boolean suspicious =
          toFraudster && Invented.fraction(seed + SUSPICIOUS, row) < SUSPICIOUS_SHARE;
      plan.add(new Planned(row * nanosPerRow, suspicious ? Kind.SUSPICIOUS : Kind.MOVEMENT, row));
    }
    for (Victim victim : victims.values()) {
      int node = victim.node();
      plan.add(new Planned(victim.reportNanos(), Kind.REPORT, node));
      if (Invented.fraction(seed + CALLED, node) < CALLED_SHARE) {
        double spread = Invented.fraction(seed + CALL_BEFORE, node);
        long paid = victim.rows().getFirst() * nanosPerRow;
        long due = paid - nanos(CALL_BEFORE_SECONDS + CALL_BEFORE_SPREAD_SECONDS * spread);
        // Who pays in the first seconds is called somewhere before, not all of them at once.
        plan.add(new Planned(Math.max(due, (long) (paid * spread)), Kind.CALL, node));
      }
    }
    plan.sort(
        Comparator.comparingLong(Planned::dueNanos)
            .thenComparing(Planned::kind)
            .thenComparing(Planned::subject));
    return List.copyOf(plan);
  }

  @Override
  public int size() {
    return planned.size();
  }

  @Override
  public long dueNanos(int index) {
    return planned.get(index).dueNanos();
  }

  @Override
  public Topic topic(int index) {
    return switch (planned.get(index).kind()) {
      case CALL -> Topic.TELECOM_FRAUD_CONTACT;
      case MOVEMENT -> Topic.BANK_ACCOUNT_MOVEMENT;
      case SUSPICIOUS -> Topic.BANK_SUSPICIOUS_TRANSFER;
      case REPORT -> Topic.POLICE_INCIDENT_REPORT;
    };
  }

  @Override
  public LoadEvent event(int index, Run run) {
    Planned event = planned.get(index);
    int subject = event.subject();
    String id = run.eventId(index);
    var at = run.at(event.dueNanos());
    return switch (event.kind()) {
      case CALL -> {
        int caller = data.payee(victims.get(subject).rows().getFirst());
        yield new LoadEvent(
            topic(index), Invented.phone(subject), Records.call(id, at, subject, caller));
      }
      case MOVEMENT ->
          new LoadEvent(
              topic(index),
              Invented.account(data.payer(subject)),
              Records.movement(
                  id,
                  at,
                  transferId(run, subject),
                  data.payer(subject),
                  data.payee(subject),
                  data.amountFen(subject)));
      case SUSPICIOUS ->
          new LoadEvent(
              topic(index),
              Invented.account(data.payer(subject)),
              Records.suspicious(
                  id,
                  at,
                  transferId(run, subject),
                  data.payer(subject),
                  data.payee(subject),
                  data.amountFen(subject)));
      case REPORT -> {
        String caseId = run.name() + "-case-" + subject;
        yield new LoadEvent(
            topic(index),
            caseId,
            Records.report(id, at, caseId, subject, lines(victims.get(subject), run)));
      }
    };
  }

  /** Nodes that report. */
  public int victims() {
    return victims.size();
  }

  /** Whether the data calls that node fraudulent. */
  boolean labelled(int node) {
    return data.labelled(node);
  }

  /** Node ids lie below this. */
  int nodes() {
    return data.nodes();
  }

  /** Labelled nodes that a victim paid, whether before or after it reported. */
  public BitSet paidByVictims() {
    return (BitSet) paidByVictims.clone();
  }

  /** Labelled nodes that some report names. */
  public BitSet reported() {
    return (BitSet) reported.clone();
  }

  private List<Integer> linesOf(Victim victim) {
    return victim.rows().stream().filter(row -> row * nanosPerRow <= victim.reportNanos()).toList();
  }

  private List<ReportedTransfer> lines(Victim victim, Run run) {
    return linesOf(victim).stream()
        .map(
            row ->
                Records.line(
                    run.at(row * nanosPerRow),
                    transferId(run, row),
                    data.payer(row),
                    data.payee(row),
                    data.amountFen(row)))
        .toList();
  }

  private static String transferId(Run run, int row) {
    return run.name() + "-t" + row;
  }

  private static long nanos(double seconds) {
    return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
  }
}
