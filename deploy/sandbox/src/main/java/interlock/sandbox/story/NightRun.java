package interlock.sandbox.story;

import interlock.casefile.CaseSummary;
import interlock.contract.wire.RegistryAccess;
import interlock.sandbox.banks.BankService;
import interlock.sandbox.banks.Banks;
import interlock.sandbox.banks.Conduct;
import interlock.sandbox.banks.Holder;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.OpenLoop;
import interlock.sandbox.load.RecordFeed;
import interlock.task.DissuasionTask;
import interlock.task.StopPaymentTask;
import interlock.topology.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;

/** Plays {@link NightPlan} against a running Interlock with simulated banks and officers. */
public final class NightRun {
  private static final Duration POLL = Duration.ofMillis(100);

  /** Longer than any bank takes that answers at all, from the last thing that was heard. */
  private static final Duration QUIET = Duration.ofSeconds(10);

  /** After the night's end, how long it may take until it is quiet. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final long CHECK_MILLIS = 100;
  private static final double OFFICERS_TAKE = 0.03;

  private static final Set<Topic> PUBLISHED =
      Set.of(Topic.TELECOM_FRAUD_CONTACT, Topic.POLICE_INCIDENT_REPORT, Topic.DISSUASION_FEEDBACK);

  private final Endpoints endpoints;
  private final RegistryAccess access;
  private final Watcher watcher;
  private final BooleanSupplier cancelled;
  private final Clock clock = Clock.systemUTC();

  /** Told what is to be seen, each second and at each task; on other threads. */
  public interface Watcher {
    /** A task has come. */
    void task(SpecificRecord task, Duration sinceEvent);

    /** A second has passed. */
    void second(long seconds, NightNow now);
  }

  /** What the board shows now. */
  public record NightNow(NightBoard.Figures board, NightBooks books) {}

  /**
   * @param cancelled once true, nothing more happens; the summary is of what did
   */
  public NightRun(
      Endpoints endpoints, RegistryAccess access, Watcher watcher, BooleanSupplier cancelled) {
    this.endpoints = endpoints;
    this.access = access;
    this.watcher = watcher;
    this.cancelled = cancelled;
  }

  /**
   * Plays a night to its end.
   *
   * @param run a word that no other run on the cluster has: begins every id
   */
  public NightSummary play(NightScale scale, String run) throws InterruptedException {
    NightPlan plan = NightPlan.of(scale.seed(), scale.cases(), scale.millis());
    var banks = new Banks(Conduct.seeded(scale.seed()));
    var board = new NightBoard();
    var officers = new NightOfficers(scale.seed(), (long) (scale.millis() * OFFICERS_TAKE));
    open(banks, plan);
    try (EventPublisher publisher = new EventPublisher(endpoints);
        BankService service =
            BankService.start(endpoints, access, banks, clock, board::published)) {
      publisher.warmUp(PUBLISHED);
      var world = new OnCluster(service, publisher, clock);
      var night = new Night(plan, run, world, board);
      try (RecordFeed feed =
          RecordFeed.start(
              endpoints,
              access,
              Set.of(Topic.TASK_STOP_PAYMENT, Topic.TASK_DISSUASION, Topic.CASE_SUMMARY),
              POLL,
              batch -> read(batch, board, officers, world))) {
        return play(scale, plan, night, service, feed, board);
      }
    }
  }

  private NightSummary play(
      NightScale scale,
      NightPlan plan,
      Night night,
      BankService service,
      RecordFeed feed,
      NightBoard board)
      throws InterruptedException {
    long start = System.nanoTime();
    var ticker = new Ticker(start, night, board);
    new OpenLoop(
            System::nanoTime,
            i -> start + TimeUnit.MILLISECONDS.toNanos(plan.deeds().get(i).atMillis()),
            () -> {
              ticker.look();
              feed.requireAlive();
              service.requireAlive();
              return cancelled.getAsBoolean();
            })
        .run(plan.deeds().size(), i -> night.happen(plan.deeds().get(i).deed()));
    long end = start + TimeUnit.MILLISECONDS.toNanos(scale.millis());
    long latest = Math.max(end, System.nanoTime()) + PATIENCE.toNanos();
    while (!cancelled.getAsBoolean() && System.nanoTime() < latest) {
      if (System.nanoTime() >= end && board.quietFor().compareTo(QUIET) >= 0) {
        break;
      }
      ticker.look();
      feed.requireAlive();
      service.requireAlive();
      TimeUnit.MILLISECONDS.sleep(CHECK_MILLIS);
    }
    return new NightSummary(
        cancelled.getAsBoolean(),
        scale,
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
        night.oracle(),
        night.books(),
        board.figures());
  }

  private void read(
      List<RecordFeed.Read> batch, NightBoard board, NightOfficers officers, OnCluster world) {
    long now = clock.millis();
    for (RecordFeed.Read read : batch) {
      switch (read.value()) {
        case StopPaymentTask task -> {
          board.read(task, read.readableNanos());
          watcher.task(task, Duration.ofMillis(now - task.getSourceTime().toEpochMilli()));
        }
        case DissuasionTask task -> {
          board.read(task);
          officers.read(task, now);
          watcher.task(task, Duration.ofMillis(now - task.getSourceTime().toEpochMilli()));
        }
        case CaseSummary summary -> board.read(summary);
        default -> throw new IllegalStateException("not asked for: " + read.topic());
      }
    }
    officers.due(now).forEach(world::send);
  }

  /** Gives every victim what he will pay, and every mule an empty account. */
  static void open(Banks banks, NightPlan plan) {
    Map<Integer, Long> needed = new HashMap<>();
    plan.victimPayments().forEach(p -> needed.merge(p.victim(), p.fen(), Long::sum));
    needed.forEach((victim, fen) -> banks.open(holder(victim), fen));
    plan.mules().forEach(mule -> banks.open(holder(mule), 0));
  }

  private static Holder holder(int number) {
    return new Holder(
        Invented.account(number),
        Invented.institution(number),
        Invented.name(number),
        Optional.of(Invented.phone(number)),
        Holder.Mark.NONE);
  }

  private record OnCluster(BankService service, EventPublisher publisher, Clock clock)
      implements Night.World {
    @Override
    public <T> T atTheBanks(BankService.Act<T> act) {
      return service.act(act);
    }

    // Deeds and officers come on two threads.
    @Override
    public void send(LoadEvent event) {
      synchronized (publisher) {
        publisher.send(event);
      }
    }

    @Override
    public long now() {
      return clock.millis();
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }
  }

  /** Tells the watcher each second. */
  private final class Ticker {
    private final long start;
    private final Night night;
    private final NightBoard board;
    private long seconds;

    Ticker(long start, Night night, NightBoard board) {
      this.start = start;
      this.night = night;
      this.board = board;
    }

    void look() {
      long passed = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      if (passed > seconds) {
        seconds = passed;
        watcher.second(seconds, new NightNow(board.figures(), night.books()));
      }
    }
  }
}
