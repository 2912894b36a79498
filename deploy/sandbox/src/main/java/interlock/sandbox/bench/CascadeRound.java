package interlock.sandbox.bench;

import interlock.common.StopCommand;
import interlock.sandbox.bench.CascadePlan.Node;
import interlock.sandbox.load.Latencies;
import interlock.sandbox.load.Records;
import interlock.task.StopPaymentTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Which of a cascade's stops could be read when. For several threads. */
final class CascadeRound {
  /** Later hops are for a person to decide; a task they are all the same. */
  private static final int REVIEW_FROM_HOP = 4;

  private static final double NANOS_PER_MILLI = 1_000_000.0;

  private final CascadePlan plan;
  private final String caseId;
  private final Map<String, Node> wanted = new HashMap<>();
  private final long[] readable;
  private final CountDownLatch missing;
  private int extra;
  private int wrong;

  CascadeRound(CascadePlan plan, String run) {
    this.plan = plan;
    caseId = plan.caseId(run);
    plan.nodes().forEach(node -> wanted.put(plan.account(node), node));
    readable = new long[plan.nodes().size()];
    missing = new CountDownLatch(readable.length);
  }

  /** A revision of a stop; of an account's the first counts. */
  synchronized void read(StopPaymentTask task, long readableNanos) {
    if (!caseId.equals(task.getCaseId())) {
      return;
    }
    Node node = wanted.get(task.getTarget().getAccount());
    if (node == null) {
      extra++;
    } else if (readable[node.index()] == 0) {
      readable[node.index()] = readableNanos;
      if (!isRight(node, task)) {
        wrong++;
      }
      missing.countDown();
    }
  }

  /** Waits until all stops could be read, or so long. */
  void await(long seconds) throws InterruptedException {
    // What is missing then is counted.
    var unused = missing.await(seconds, TimeUnit.SECONDS);
  }

  /**
   * What came of it.
   *
   * @param sentNanos when the report was sent
   * @param hops gets the time from each account's payer's stop to its own; from the report to the
   *     first ones
   */
  synchronized Result result(long sentNanos, Latencies hops) {
    long last = 0;
    for (Node node : plan.nodes()) {
      long own = readable[node.index()];
      last = Math.max(last, own);
      long before = node.parent() < 0 ? sentNanos : readable[node.parent()];
      if (own > 0 && before > 0) {
        hops.add(own - before);
      }
    }
    boolean complete = missing.getCount() == 0;
    return new Result(
        complete ? OptionalLong.of(last - sentNanos) : OptionalLong.empty(),
        untilHop(sentNanos),
        (int) missing.getCount(),
        extra,
        wrong);
  }

  private List<Double> untilHop(long sentNanos) {
    List<Double> millis = new ArrayList<>();
    for (int hop = 1; hop <= plan.widths().size(); hop++) {
      long last = 0;
      for (Node node : plan.nodes()) {
        last = Math.max(last, node.hop() == hop ? readable[node.index()] - sentNanos : 0);
      }
      millis.add(last / NANOS_PER_MILLI);
    }
    return List.copyOf(millis);
  }

  private static boolean isRight(Node node, StopPaymentTask task) {
    StopCommand command = node.hop() < REVIEW_FROM_HOP ? StopCommand.STOP : StopCommand.REVIEW;
    return task.getCommand() == command
        && task.getAmount().compareTo(Records.yuan(node.keptFen())) == 0
        && task.getHop() == node.hop();
  }

  /**
   * One round's figures.
   *
   * @param allStops nanoseconds from the report to the last stop; empty if one is missing
   * @param untilHop milliseconds from the report to the last stop of each hop, the first first
   * @param wrong stops with another command, hop or amount than planned
   */
  record Result(OptionalLong allStops, List<Double> untilHop, int missed, int extra, int wrong) {
    Result {
      untilHop = List.copyOf(untilHop);
    }
  }
}
