package interlock.sandbox.faults;

import interlock.sandbox.bench.MixedLoad;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.sandbox.load.Rest;
import interlock.sandbox.load.TaskReader;
import interlock.topology.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One fault under load: two instances, an even load, the fault in the middle of it; then all comes
 * to rest and is judged. Everything is made anew for it and ended after it.
 */
final class Round {
  /** From the first event until all is at rest. */
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private static final int PEOPLE = 1_000;
  private static final int FRAUDSTERS = 200;
  private static final long LEAD_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long LOOK_MILLIS = 100;

  /** After the fault's delay, so that its end, too, is under load. */
  private static final int LOAD_SECONDS = 25;

  private static final int STORM_SECONDS = 45;

  private final DrawnRound drawn;
  private final int rate;
  private final Consumer<String> progress;
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
    MixedLoad load = load();
    long start = System.nanoTime() + LEAD_NANOS;
    var run = new Load.Run("fault" + drawn.number(), Instant.now().plusNanos(LEAD_NANOS));
    var witness = new Witness(load, run, start);
    try (var publisher = new EventPublisher(world.endpoints());
        Rest rest = world.rest();
        TaskReader reader = TaskReader.start(world.endpoints(), witness.listeners())) {
      publisher.warmUp(topics(load));
      var unreadable = unreadable(world, publisher);
      try (Sending sending = Sending.start(publisher, load, run, start)) {
        long faultAt = start + TimeUnit.SECONDS.toNanos(drawn.delaySeconds());
        while (System.nanoTime() < faultAt) {
          look(world, reader, witness, sending);
        }
        progress.accept(drawn.fault().what());
        witness.recovery().fault(System.nanoTime());
        new Strikes(world, drawn, unreadable).strike();
        progress.accept("the fault is over");
        while (!sending.isDone()) {
          look(world, reader, witness, sending);
        }
        boolean atRest = awaitRest(world, rest, reader, witness, sending, unreadable);
        Letters letters = unreadable.found();
        return new RoundResult.Played(
            witness.verdict(sending.total(), letters, atRest),
            witness.recovery().times(),
            world.instances().restarts());
      }
    }
  }

  private boolean awaitRest(
      World world,
      Rest rest,
      TaskReader reader,
      Witness witness,
      Sending sending,
      Unreadable unreadable)
      throws InterruptedException {
    int sent = sending.total();
    long deadline = System.nanoTime() + LIMIT.toNanos() - loadNanos();
    while (System.nanoTime() < deadline) {
      look(world, reader, witness, sending);
      if (witness.allReceived(sent, unreadable.sent())
          && world.instances().allRun()
          && rest.reached()
          && reader.hasReadAll(rest)) {
        return true;
      }
    }
    return false;
  }

  private void look(World world, TaskReader reader, Witness witness, Sending sending)
      throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    world.instances().lookAfter();
    reader.requireAlive();
    if (System.nanoTime() - toldAt > PROGRESS_NANOS) {
      toldAt = System.nanoTime();
      progress.accept(witness.soFar(sending.sent()));
    }
  }

  private MixedLoad load() {
    int events = (int) (rate * TimeUnit.NANOSECONDS.toSeconds(loadNanos()));
    double between = (double) TimeUnit.SECONDS.toNanos(1) / rate;
    return new MixedLoad(events, between, drawn.seed(), PEOPLE, FRAUDSTERS);
  }

  private long loadNanos() {
    int after = drawn.fault() == FaultKind.REBALANCE_STORM ? STORM_SECONDS : LOAD_SECONDS;
    return TimeUnit.SECONDS.toNanos(drawn.delaySeconds() + after);
  }

  private static Unreadable unreadable(World world, EventPublisher publisher) {
    Instant now = Instant.now();
    var good = Records.suspicious("unreadable", now, "unreadable", 1, 2, 100_000);
    Topic topic = Topic.BANK_SUSPICIOUS_TRANSFER;
    return new Unreadable(
        world.endpoints(), topic, publisher.bytes(new LoadEvent(topic, "unreadable", good)));
  }

  private static Set<Topic> topics(MixedLoad load) {
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
