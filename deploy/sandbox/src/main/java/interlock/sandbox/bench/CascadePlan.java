package interlock.sandbox.bench;

import interlock.police.ReportedTransfer;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.topology.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One cascade: a victim pays a few accounts, each of which keeps a little and pays the rest on to
 * accounts of its own, and so on; each hop is about two and a half times as wide as the one before.
 * Every account has exactly one way from the victim and money left, so that there is exactly one
 * right stop for it.
 */
final class CascadePlan {
  /** Accounts are numbered from here, round after round; victims below. */
  private static final int ACCOUNTS_FROM = 3_000_000;

  private static final int VICTIMS_FROM = 2_900_000;
  private static final double WIDER = 2.5;
  private static final long KEPT_FEN = 1_000_00;
  private static final Duration HOP = Duration.ofSeconds(30);

  /** Numbers are used up after so many accounts. */
  static final int MOST_ACCOUNTS = Invented.LIMIT - ACCOUNTS_FROM;

  private final int round;
  private final int accounts;
  private final List<Integer> widths;
  private final List<Node> nodes;

  /**
   * An account of the cascade.
   *
   * @param hop 1 for those that the victim paid
   * @param parent index of the payer, -1 for the victim
   * @param fen what it was paid
   * @param keptFen what is still there: this is to be stopped
   */
  record Node(int index, int hop, int parent, long fen, long keptFen) {}

  /**
   * @param round which of a run's cascades, from 0: each has accounts of its own
   */
  CascadePlan(int round, int accounts, int hops) {
    this.round = round;
    this.accounts = accounts;
    widths = widths(accounts, hops);
    nodes = nodes(widths);
  }

  /** How many accounts each hop has; in all {@code accounts}, none less than the hop before. */
  static List<Integer> widths(int accounts, int hops) {
    double whole = 0;
    for (int hop = 0; hop < hops; hop++) {
      whole += Math.pow(WIDER, hop);
    }
    List<Integer> widths = new ArrayList<>();
    int left = accounts;
    for (int hop = 0; hop < hops - 1; hop++) {
      int width = (int) Math.max(1, Math.round(accounts * Math.pow(WIDER, hop) / whole));
      widths.add(width);
      left -= width;
    }
    widths.add(left);
    return List.copyOf(widths);
  }

  private static List<Node> nodes(List<Integer> widths) {
    List<Integer> firstOfHop = new ArrayList<>();
    int first = 0;
    for (int width : widths) {
      firstOfHop.add(first);
      first += width;
    }
    List<Node> bare = new ArrayList<>();
    for (int hop = 1; hop <= widths.size(); hop++) {
      for (int i = 0; i < widths.get(hop - 1); i++) {
        int parent = hop == 1 ? -1 : firstOfHop.get(hop - 2) + i % widths.get(hop - 2);
        bare.add(new Node(bare.size(), hop, parent, 0, KEPT_FEN + bare.size()));
      }
    }
    // What comes in is what stays and what goes out: from the last hop back to the first.
    long[] fen = new long[bare.size()];
    for (int i = bare.size() - 1; i >= 0; i--) {
      fen[i] += bare.get(i).keptFen();
      if (bare.get(i).parent() >= 0) {
        fen[bare.get(i).parent()] += fen[i];
      }
    }
    return bare.stream()
        .map(n -> new Node(n.index(), n.hop(), n.parent(), fen[n.index()], n.keptFen()))
        .toList();
  }

  List<Node> nodes() {
    return nodes;
  }

  List<Integer> widths() {
    return widths;
  }

  String account(Node node) {
    return Invented.account(number(node.index()));
  }

  String caseId(String run) {
    return run + "C" + round;
  }

  /** The id of the report's event. */
  String reportId(String run) {
    return run + "R" + round;
  }

  /** All payments, the victim's first. */
  List<LoadEvent> movements(String run, Instant now) {
    return nodes.stream().map(node -> movement(run, now, node)).toList();
  }

  /** The victim's report of what he paid. */
  LoadEvent report(String run, Instant now) {
    List<ReportedTransfer> lines =
        nodes.stream()
            .filter(node -> node.hop() == 1)
            .map(
                node ->
                    Records.line(
                        at(now, node),
                        transferId(run, node),
                        victim(),
                        number(node.index()),
                        node.fen()))
            .toList();
    return new LoadEvent(
        Topic.POLICE_INCIDENT_REPORT,
        caseId(run),
        Records.report(reportId(run), now, caseId(run), victim(), lines));
  }

  private LoadEvent movement(String run, Instant now, Node node) {
    int payer = node.parent() < 0 ? victim() : number(node.parent());
    String transferId = transferId(run, node);
    return new LoadEvent(
        Topic.BANK_ACCOUNT_MOVEMENT,
        Invented.account(payer),
        Records.movement(
            transferId, at(now, node), transferId, payer, number(node.index()), node.fen()));
  }

  private Instant at(Instant now, Node node) {
    return now.minus(HOP.multipliedBy(widths.size() + 1L - node.hop()));
  }

  private String transferId(String run, Node node) {
    return run + "T" + round + "-" + node.index();
  }

  private int victim() {
    return VICTIMS_FROM + round;
  }

  private int number(int index) {
    return ACCOUNTS_FROM + round * accounts + index;
  }
}
