package interlock.sandbox.bench;

import interlock.sandbox.load.AppLauncher;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.load.Latencies;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.ReceiptBook;
import interlock.sandbox.load.Recovery;
import interlock.sandbox.load.Rest;
import interlock.sandbox.load.Revisions;
import interlock.sandbox.load.Sending;
import interlock.sandbox.load.TaskReader;
import interlock.sandbox.load.Watched;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How long nothing comes out when one of two instances ends, killed and told to, under one mixed
 * load that never pauses. Measured is the gap: the longest time after the signal in which no
 * task.dissuasion of some partition that the ended instance served was readable to a read_committed
 * consumer. Partitions are those of the subjects' mailbox, whose readers the broker names, and each
 * counts by itself: what others still publish does not hide it. Beside it stands the longest such
 * gap of any partition in as long a time in which nothing happens, which is the chance of the load
 * and the noise of the machine. Ended is whoever serves more at that moment.
 */
public final class FailoverBench {
  private static final long SEED = 1;
  private static final long LEAD_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long LOOK_MILLIS = 50;
  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** So many events are of every kind of the mix. */
  private static final int SAMPLE = 2_000;

  private static final int PAUSE_SECONDS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final double SOON_MILLIS = 1_000;

  /**
   * Longer than an instance may take to come back, to catch up and to work off what waits: the load
   * must outlast it.
   */
  private static final int LONGEST_RETURN_SECONDS = 500;

  private final int rate;
  private final int people;
  private final int seconds;
  private final int warmupSeconds;
  private final int rounds;
  private final BenchProfile profile;
  private final Consumer<String> progress;

  /**
   * @param rate mixed events a second
   * @param people whom they are about
   * @param seconds how long is watched without a stop, and after each
   * @param warmupSeconds of the load before
   * @param rounds of one kill and one stop each
   */
  public FailoverBench(
      int rate,
      int people,
      int seconds,
      int warmupSeconds,
      int rounds,
      BenchProfile profile,
      Consumer<String> progress) {
    this.rate = rate;
    this.people = people;
    this.seconds = seconds;
    this.warmupSeconds = warmupSeconds;
    this.rounds = rounds;
    this.profile = profile;
    this.progress = progress;
  }

  /** How many events a run has at most. */
  public long mostEvents() {
    int eachStop = seconds + LONGEST_RETURN_SECONDS;
    return (long) rate
        * (warmupSeconds + LONGEST_RETURN_SECONDS + seconds + 2L * rounds * eachStop);
  }

  /**
   * Runs it with servers of its own and stops them.
   *
   * @param dir an empty directory for data and logs
   * @param launcher starts the application in child JVMs
   */
  public FailoverReport run(Path dir, Class<? extends AppLauncher> launcher)
      throws InterruptedException {
    double loadAverage = Busy.loadAverage(progress);
    try (BenchServers servers = BenchServers.start(dir, profile, progress)) {
      Endpoints endpoints = servers.endpoints();
      try (var pair = new InstancePair(endpoints, dir, launcher, profile)) {
        progress.accept("starting two instances");
        pair.startBoth();
        return new Play(endpoints, pair, loadAverage).play();
      }
    }
  }

  /** One load and all that happens under it. */
  private final class Play {
    private final Endpoints endpoints;
    private final InstancePair pair;
    private final double loadAverage;
    private final MixedLoad load =
        new MixedLoad(rate, Math.toIntExact(mostEvents() / rate), SEED, people);
    private final long start = System.nanoTime() + LEAD_NANOS;
    private final Load.Run run = new Load.Run("failover", Instant.now().plusNanos(LEAD_NANOS));
    private final Gaps gaps = new Gaps(InstancePair.PARTITIONS);
    private final Watched late = new Watched();
    private final Revisions revisions = new Revisions();
    private final ReceiptBook receipts = new ReceiptBook(run, load.size());
    private final MixedOracle oracle = new MixedOracle(List.of(), load, run);
    private Recovery recovery = new Recovery(load, run, start);
    private long toldAt;

    Play(Endpoints endpoints, InstancePair pair, double loadAverage) {
      this.endpoints = endpoints;
      this.pair = pair;
      this.loadAverage = loadAverage;
    }

    FailoverReport play() throws InterruptedException {
      try (var publisher = new EventPublisher(endpoints);
          Rest rest =
              new Rest(
                  endpoints.bootstrap(),
                  endpoints.topicPrefix(),
                  InstancePair.PARTITIONS,
                  InstancePair.groups());
          TaskReader reader =
              TaskReader.start(endpoints, revisions, receipts, oracle, late, gaps)) {
        publisher.warmUp(MixedLoad.atOnce(SAMPLE, SEED, people).topics());
        try (Sending sending = Sending.start(publisher, load, run, start)) {
          return play(reader, rest, sending);
        }
      }
    }

    private FailoverReport play(TaskReader reader, Rest rest, Sending sending)
        throws InterruptedException {
      watch("warm-up", warmupSeconds, reader, sending);
      awaitNoBacklog(reader, sending);
      GapWatch calm = gaps.watch(gaps.all(), System.nanoTime());
      watch("nothing happens", seconds, reader, sending);
      long calmGap = calm.longestMillis(System.nanoTime());
      var calmFigures = recovery.times().before();
      progress.accept("calm: longest gap %,d ms, event -> task %s".formatted(calmGap, calmFigures));
      List<Stop> stops = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        for (Stop.How how : Stop.How.values()) {
          stops.add(stop(how, reader, sending));
          progress.accept(stops.getLast().line());
        }
      }
      sending.close();
      int sent = sending.total();
      progress.accept("waiting until all is at rest");
      boolean complete = awaitRest(reader, rest, sent);
      ReceiptBook.Verdict doors = receipts.verdict(sent);
      return new FailoverReport(
          rate,
          people,
          seconds,
          stops,
          calmGap,
          calmFigures,
          sent,
          revisions.seen(),
          Math.max(0, sent - doors.out()) + revisions.lost(),
          Math.max(0, doors.out() - sent) + doors.repeated() + revisions.doubled(),
          oracle.verdict(sent),
          complete,
          loadAverage,
          profile.label());
    }

    private Stop stop(Stop.How how, TaskReader reader, Sending sending)
        throws InterruptedException {
      String name = pair.busiest();
      Set<Integer> served = pair.owned(name);
      if (served.isEmpty()) {
        throw new IllegalStateException(name + " serves nothing: its end would leave no gap");
      }
      long at = System.nanoTime();
      GapWatch gap = gaps.watch(served, at);
      recovery.fault(at);
      switch (how) {
        case KILL -> pair.kill(name);
        case TERM -> pair.terminate(name);
      }
      long ended = System.nanoTime();
      watch(how.text() + ", one instance is left", seconds, reader, sending);
      long gapMillis = gap.longestMillis(System.nanoTime());
      Recovery.Times times = recovery.times();
      long backFrom = System.nanoTime();
      GapWatch back = gaps.watch(gaps.all(), backFrom);
      progress.accept("it is started again");
      pair.comeBack(name);
      long backGap = back.longestMillis(System.nanoTime());
      awaitNoBacklog(reader, sending);
      return new Stop(
          how,
          served.size(),
          gapMillis,
          Duration.ofNanos(ended - at).toMillis(),
          times.firstTaskMillis(),
          times.recoverMillis(),
          backGap);
    }

    /**
     * Until for some seconds no event has waited long for its task: what a fresh JVM or a machine
     * that is too busy has heaped up would be taken for the stop's.
     */
    private void awaitNoBacklog(TaskReader reader, Sending sending) throws InterruptedException {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      Latencies.Figures figures;
      do {
        newRecovery();
        watch("both run", PAUSE_SECONDS, reader, sending);
        figures = recovery.times().before();
      } while (!isSoon(figures) && System.nanoTime() < deadline);
      if (!isSoon(figures)) {
        progress.accept(
            "there is a backlog (%s): gaps and times will say more about that".formatted(figures));
      }
    }

    private static boolean isSoon(Latencies.Figures figures) {
      return figures.count() > 0 && figures.p99Millis() < SOON_MILLIS;
    }

    private void newRecovery() {
      recovery = new Recovery(load, run, start);
      late.set(recovery);
    }

    private void watch(String what, int length, TaskReader reader, Sending sending)
        throws InterruptedException {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(length);
      while (System.nanoTime() < until) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        pair.requireAlive();
        reader.requireAlive();
        if (sending.isDone()) {
          throw new IllegalStateException(
              "the load ended too early, after %,d events".formatted(sending.total()));
        }
        if (System.nanoTime() - toldAt > PROGRESS_NANOS) {
          toldAt = System.nanoTime();
          progress.accept("%s; %,d events sent".formatted(what, sending.sent()));
        }
      }
    }

    private boolean awaitRest(TaskReader reader, Rest rest, int sent) throws InterruptedException {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        pair.requireAlive();
        reader.requireAlive();
        if (receipts.verdict(sent).out() >= sent && rest.reached() && reader.hasReadAll(rest)) {
          return true;
        }
      }
      return false;
    }
  }
}
