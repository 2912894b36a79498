package interlock.sandbox.feed;

import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.LatencyBook;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.Quiet;
import interlock.sandbox.load.ReceiptBook;
import interlock.sandbox.load.TaskBook;
import interlock.sandbox.load.TaskReader;
import interlock.topology.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Plays a plan against a running Interlock and waits for what it makes of it. */
public final class AmlFeed {
  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** The first event is due a little later: the reader has to be at its place by then. */
  private static final long LEAD_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Endpoints endpoints;
  private final Consumer<String> progress;
  private final Duration patience;
  private final BooleanSupplier cancelled;

  /**
   * @param progress told every two seconds, in a line for a person, how far it is
   * @param patience how long after the last event the outputs may take to become quiet
   * @param cancelled once true, nothing more is sent; the doors of what was sent are waited for
   *     briefly
   */
  public AmlFeed(
      Endpoints endpoints,
      Consumer<String> progress,
      Duration patience,
      BooleanSupplier cancelled) {
    this.endpoints = endpoints;
    this.progress = progress;
    this.patience = patience;
    this.cancelled = cancelled;
  }

  /**
   * Plays the whole plan.
   *
   * @param name the run's name; see {@link Load.Run}
   */
  public FeedSummary play(AmlPlan plan, String name) throws InterruptedException {
    long startNanos;
    try (EventPublisher publisher = new EventPublisher(endpoints)) {
      publisher.warmUp(topics(plan));
      startNanos = System.nanoTime() + LEAD_NANOS;
      var run = new Load.Run(name, Instant.now().plusNanos(LEAD_NANOS));
      var latencies = new LatencyBook(plan, run, startNanos, Duration.ZERO);
      var receipts = new ReceiptBook(run, plan.size());
      var tasks = new TaskBook();
      try (TaskReader reader = TaskReader.start(endpoints, latencies, receipts, tasks)) {
        var ticker = new Ticker(plan, startNanos, receipts, tasks);
        int sent = publisher.publish(plan, run, startNanos, ticker, cancelled);
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        progress.accept(
            sent == plan.size()
                ? "all %,d events sent; waiting for the last tasks".formatted(sent)
                : "interrupted after %,d events".formatted(sent));
        boolean quiet = Quiet.await(reader, receipts, latencies, sent, patience, cancelled);
        boolean interrupted = cancelled.getAsBoolean();
        if (!quiet && !interrupted) {
          progress.accept("gave up waiting after %d s".formatted(patience.toSeconds()));
        }
        return new FeedSummary(
            interrupted,
            sentByTopic(plan, sent),
            receipts.verdict(publisher.acknowledged()),
            receipts.rejectReasons(),
            tasks.counts(),
            latencies.byTaskKind(),
            found(plan, tasks.stoppedAccounts()),
            seconds);
      }
    }
  }

  static FeedSummary.Found found(AmlPlan plan, Set<String> stopped) {
    BitSet stoppedNodes = new BitSet();
    for (int node = 0; node < plan.nodes(); node++) {
      stoppedNodes.set(node, stopped.contains(Invented.account(node)));
    }
    int unlabelled = (int) stoppedNodes.stream().filter(node -> !plan.labelled(node)).count();
    return new FeedSummary.Found(
        plan.paidByVictims().cardinality(),
        both(plan.paidByVictims(), stoppedNodes),
        plan.reported().cardinality(),
        both(plan.reported(), stoppedNodes),
        unlabelled);
  }

  private static int both(BitSet one, BitSet other) {
    one.and(other);
    return one.cardinality();
  }

  private static Map<Topic, Integer> sentByTopic(AmlPlan plan, int sent) {
    var counts = new EnumMap<Topic, Integer>(Topic.class);
    for (int index = 0; index < sent; index++) {
      counts.merge(plan.topic(index), 1, Integer::sum);
    }
    return counts;
  }

  private static Set<Topic> topics(AmlPlan plan) {
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    for (int index = 0; index < plan.size(); index++) {
      topics.add(plan.topic(index));
    }
    return topics;
  }

  /** Tells how far it is, by the clock. */
  private final class Ticker implements EventPublisher.Progress {
    private final AmlPlan plan;
    private final long startNanos;
    private final ReceiptBook receipts;
    private final TaskBook tasks;
    private long nextNanos;

    Ticker(AmlPlan plan, long startNanos, ReceiptBook receipts, TaskBook tasks) {
      this.plan = plan;
      this.startNanos = startNanos;
      this.receipts = receipts;
      this.tasks = tasks;
      nextNanos = startNanos + PROGRESS_NANOS;
    }

    @Override
    public void sent(int events) {
      long now = System.nanoTime();
      if (now < nextNanos) {
        return;
      }
      nextNanos = now + PROGRESS_NANOS;
      double seconds = (now - startNanos) / 1e9;
      progress.accept(
          "%3.0f s: %,d of %,d events (%.0f/s), %,d receipts, %,d tasks"
              .formatted(
                  seconds,
                  events,
                  plan.size(),
                  events / seconds,
                  receipts.verdict(events).out(),
                  tasks.size()));
    }
  }
}
