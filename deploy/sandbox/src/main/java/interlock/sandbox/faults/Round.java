package interlock.sandbox.faults;

import interlock.sandbox.bench.MixedLoad;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.sandbox.load.Rest;
import interlock.sandbox.load.Revisions;
import interlock.sandbox.load.Sending;
import interlock.sandbox.load.TaskReader;
import interlock.sandbox.load.Watched;
import interlock.topology.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One fault under load: two instances, an even load, the fault in the middle of it; then all comes
 * to rest and is judged. Everything is made anew for it and ended after it.
 */
final class Round {
  /** From the first event until all is at rest. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final int PEOPLE = 1_000;
  private static final int FRAUDSTERS = 200;
  private static final long LEAD_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long LOOK_MILLIS = 100;

  /** After the fault's delay, so that its end, too, is under load. */
  private static final int LOAD_SECONDS = 25;

  private static final int LONG_SECONDS = 45;
  private static final Set<FaultKind> LONG =
      EnumSet.of(FaultKind.DISK_FULL, FaultKind.REBALANCE_STORM);
  private static final int WARM_UP_SECONDS = 10;

  private final DrawnRound drawn;
  private final int rate;
  private final Consumer<String> progress;
  private final Watched watched = new Watched();
  private long toldAt = System.nanoTime();

  /**
   * @param rate events a second
   * @param progress told every few seconds how far it is
   */
  Round(DrawnRound drawn, int rate, Consumer<String> progress) {
    this.drawn = drawn;
    this.rate = rate;
    this.progress = progress;
  }

  /**
   * Plays it.
   *
   * @param dir an empty directory
   */
  RoundResult play(Path dir) throws InterruptedException {
    long began = System.nanoTime();
    try (World world = World.start(dir, drawn.fault(), progress)) {
      RoundResult.Played played = play(world);
      return RoundResult.played(drawn, played, secondsSince(began));
    } catch (RefusedException e) {
      return RoundResult.refused(drawn, e.getMessage(), secondsSince(began));
    } catch (RuntimeException e) {
      if (Thread.interrupted()) {
        throw (InterruptedException) new InterruptedException().initCause(e);
      }
      return RoundResult.failed(drawn, String.valueOf(e.getMessage()), secondsSince(began));
    }
  }

  private RoundResult.Played play(World world) throws RefusedException, InterruptedException {
    var revisions = new Revisions();
    try (var publisher = new EventPublisher(world.endpoints());
        Rest rest = world.rest()) {
      // From the beginning, so that each task is seen from its first revision on.
      try (TaskReader reader = TaskReader.start(world.endpoints(), revisions, watched)) {
        var stage = new Stage(world, publisher, rest, reader);
        warmUp(stage);
        return strike(stage, revisions);
      }
    }
  }

  /** What the round plays on. */
  private record Stage(World world, EventPublisher publisher, Rest rest, TaskReader reader) {}

  private void warmUp(Stage stage) throws InterruptedException {
    var load = new WarmUp(rate, WARM_UP_SECONDS);
    stage.publisher().warmUp(topics(load));
    long start = System.nanoTime();
    var run = new Load.Run("warmup", Instant.now());
    try (Sending sending = Sending.start(stage.publisher(), load, run, start)) {
      while (!sending.isDone()) {
        look(stage, () -> "warm-up, %,d sent".formatted(sending.sent()));
      }
      sending.total();
    }
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!isAtRest(stage)) {
      look(stage, () -> "warm-up, waiting until all is at rest");
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "the warm-up did not come to rest: the machine is too busy");
      }
    }
  }

  private RoundResult.Played strike(Stage stage, Revisions revisions)
      throws RefusedException, InterruptedException {
    MixedLoad load = load();
    stage.publisher().warmUp(topics(load));
    Unreadable unreadable = unreadable(stage);
    long start = System.nanoTime() + LEAD_NANOS;
    var run = new Load.Run("fault" + drawn.number(), Instant.now().plusNanos(LEAD_NANOS));
    var witness = new Witness(load, run, start, revisions);
    watched.set(witness);
    try (Sending sending = Sending.start(stage.publisher(), load, run, start)) {
      long faultAt = start + TimeUnit.SECONDS.toNanos(drawn.delaySeconds());
      while (System.nanoTime() < faultAt) {
        look(stage, () -> witness.soFar(sending.sent()));
      }
      progress.accept(drawn.fault().what());
      witness.recovery().fault(System.nanoTime());
      new Strikes(stage.world(), drawn, unreadable).strike();
      progress.accept("the fault is over");
      while (!sending.isDone()) {
        look(stage, () -> witness.soFar(sending.sent()));
      }
      int sent = sending.total();
      boolean atRest = awaitRest(stage, witness, sent, unreadable);
      return new RoundResult.Played(
          witness.verdict(sent, unreadable.found(), atRest),
          witness.recovery().times(),
          stage.world().instances().restarts());
    }
  }

  private boolean awaitRest(Stage stage, Witness witness, int sent, Unreadable unreadable)
      throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos() - loadNanos();
    while (System.nanoTime() < deadline) {
      look(stage, () -> witness.soFar(sent));
      if (witness.allReceived(sent, unreadable.sent()) && isAtRest(stage)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAtRest(Stage stage) {
    return stage.world().instances().allRun()
        && stage.rest().reached()
        && stage.reader().hasReadAll(stage.rest());
  }

  private void look(Stage stage, Supplier<String> soFar) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    stage.world().instances().lookAfter();
    stage.reader().requireAlive();
    if (System.nanoTime() - toldAt > PROGRESS_NANOS) {
      toldAt = System.nanoTime();
      progress.accept(soFar.get());
    }
  }

  private MixedLoad load() {
    int events = (int) (rate * TimeUnit.NANOSECONDS.toSeconds(loadNanos()));
    double between = (double) TimeUnit.SECONDS.toNanos(1) / rate;
    return new MixedLoad(events, between, drawn.seed(), PEOPLE, FRAUDSTERS);
  }

  private long loadNanos() {
    int after = LONG.contains(drawn.fault()) ? LONG_SECONDS : LOAD_SECONDS;
    return TimeUnit.SECONDS.toNanos(drawn.delaySeconds() + after);
  }

  private static Unreadable unreadable(Stage stage) {
    var good = Records.suspicious("unreadable", Instant.now(), "unreadable", 1, 2, 100_000);
    Topic topic = Topic.BANK_SUSPICIOUS_TRANSFER;
    byte[] bytes = stage.publisher().bytes(new LoadEvent(topic, "unreadable", good));
    return new Unreadable(stage.world().endpoints(), topic, bytes);
  }

  private static Set<Topic> topics(Load load) {
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    for (int index = 0; index < load.size(); index++) {
      topics.add(load.topic(index));
    }
    return topics;
  }

  private static long secondsSince(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
  }
}
