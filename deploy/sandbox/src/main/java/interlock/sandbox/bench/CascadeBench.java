package interlock.sandbox.bench;

import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.RegistryAccess;
import interlock.sandbox.drill.RegistryEventCodec;
import interlock.sandbox.load.AppLauncher;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.load.Latencies;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.OpenLoop;
import interlock.sandbox.load.RecordFeed;
import interlock.sandbox.server.ToolProcess;
import interlock.task.StopPaymentTask;
import interlock.topology.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One report over a cascade whose movements are on file already: how long until a read_committed
 * consumer has a stop for every account. Rounds, each with a case and accounts of its own, one
 * after the other; then the floor, a bare chain of as many hops.
 */
public final class CascadeBench {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int MOVEMENTS_A_SECOND = 500;

  /** After the last movement, before the report: all of them are on their desks by then. */
  private static final long REST_MILLIS = 1_500;

  private static final long PATIENCE_SECONDS = 30;
  private static final int FLOOR_SECONDS = 10;
  private static final int FLOOR_RATE = 20;
  private static final int FLOOR_KEYS = 1_000;

  private final Settings settings;
  private final Consumer<String> progress;

  /**
   * What is measured.
   *
   * @param rounds that count
   * @param warmupSeconds rounds before, until so much time has passed
   */
  public record Settings(
      int accounts, int hops, int rounds, int warmupSeconds, BenchProfile profile) {
    /** Hops of a bare chain that does as much: Intake, CaseDesk, one AccountDesk for each hop. */
    int floorHops() {
      return 2 + hops;
    }
  }

  /**
   * @param progress told now and then, in a line for a person, how far it is
   */
  public CascadeBench(Settings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Runs all of it with servers of its own and stops them.
   *
   * @param dir an empty directory for data and logs
   * @param launcher starts the application in the child JVM; a class with a public constructor
   *     without parameters
   */
  public CascadeReport run(Path dir, Class<? extends AppLauncher> launcher)
      throws InterruptedException {
    double loadAverage = Busy.loadAverage(progress);
    progress.accept("the desks alone");
    DeskWork desks = DeskWork.of(settings.accounts(), settings.hops());
    try (BenchServers servers = BenchServers.start(dir, settings.profile(), progress)) {
      String bootstrap = servers.bootstrap();
      Endpoints endpoints = servers.endpoints();
      Application app = application(endpoints, dir, launcher);
      return new CascadeReport(
          settings,
          app.rounds(),
          app.hops().figures(),
          desks,
          floor(bootstrap, dir),
          app.warmupRounds(),
          loadAverage,
          app.cpu().toMillis(),
          app.peakRssMib());
    }
  }

  private record Application(
      List<CascadeRound.Result> rounds,
      Latencies hops,
      int warmupRounds,
      Duration cpu,
      long peakRssMib) {}

  private Application application(Endpoints endpoints, Path dir, Class<? extends AppLauncher> of)
      throws InterruptedException {
    var config = new RegistryConfig(Map.of(RegistryConfig.URL, endpoints.registryUrl()));
    var current = new AtomicReference<Optional<CascadeRound>>(Optional.empty());
    try (ToolProcess process = BenchProcesses.application(endpoints, dir, of, settings.profile());
        RegistryAccess access = RegistryEventCodec.access(new HttpSchemaRegistry(config));
        EventPublisher publisher = new EventPublisher(endpoints)) {
      publisher.warmUp(Set.of(Topic.BANK_ACCOUNT_MOVEMENT, Topic.POLICE_INCIDENT_REPORT));
      try (RecordFeed feed =
          RecordFeed.start(
              endpoints,
              access,
              Set.of(Topic.TASK_STOP_PAYMENT),
              POLL,
              batch -> current.get().ifPresent(round -> read(batch, round)))) {
        var rounds = new Rounds(publisher, feed, process, current);
        long warm = System.nanoTime() + TimeUnit.SECONDS.toNanos(settings.warmupSeconds());
        int number = 0;
        while (System.nanoTime() < warm && number < mostRounds() - settings.rounds()) {
          CascadeRound.Result result = rounds.play(number++, new Latencies());
          progress.accept("warm-up %d: %s".formatted(number, CascadeReport.words(result)));
        }
        int warmups = number;
        var hops = new Latencies();
        List<CascadeRound.Result> results = new ArrayList<>();
        Duration cpu = process.cpu();
        while (results.size() < settings.rounds()) {
          results.add(rounds.play(number++, hops));
          progress.accept(
              "round %d of %d: %s"
                  .formatted(
                      results.size(), settings.rounds(), CascadeReport.words(results.getLast())));
        }
        return new Application(
            List.copyOf(results), hops, warmups, process.cpu().minus(cpu), process.peakRssMib());
      }
    }
  }

  private int mostRounds() {
    return CascadePlan.MOST_ACCOUNTS / settings.accounts();
  }

  private static void read(List<RecordFeed.Read> batch, CascadeRound round) {
    for (RecordFeed.Read read : batch) {
      if (read.value() instanceof StopPaymentTask task) {
        round.read(task, read.readableNanos());
      }
    }
  }

  /** Plays one round after the other. */
  private final class Rounds {
    private final String run = "X" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final EventPublisher publisher;
    private final RecordFeed feed;
    private final ToolProcess process;
    private final AtomicReference<Optional<CascadeRound>> current;

    Rounds(
        EventPublisher publisher,
        RecordFeed feed,
        ToolProcess process,
        AtomicReference<Optional<CascadeRound>> current) {
      this.publisher = publisher;
      this.feed = feed;
      this.process = process;
      this.current = current;
    }

    CascadeRound.Result play(int number, Latencies hops) throws InterruptedException {
      var plan = new CascadePlan(number, settings.accounts(), settings.hops());
      var round = new CascadeRound(plan, run);
      current.set(Optional.of(round));
      List<LoadEvent> movements = plan.movements(run, Instant.now());
      long start = System.nanoTime();
      long apart = TimeUnit.SECONDS.toNanos(1) / MOVEMENTS_A_SECOND;
      new OpenLoop(System::nanoTime, i -> start + i * apart, () -> false)
          .run(movements.size(), i -> publisher.send(movements.get(i)));
      publisher.flush();
      TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
      process.requireAlive();
      LoadEvent report = plan.report(run, Instant.now());
      long sent = System.nanoTime();
      publisher.send(report);
      round.await(PATIENCE_SECONDS);
      feed.requireAlive();
      return round.result(sent, hops);
    }
  }

  private Latencies.Figures floor(String bootstrap, Path dir) throws InterruptedException {
    var chain = new FloorChain(settings.floorHops());
    try (ToolProcess process = BenchProcesses.floor(chain, bootstrap, dir, settings.profile())) {
      var pace = new Even(FLOOR_RATE, 2 * FLOOR_SECONDS);
      Latencies.Figures figures =
          new FloorStage(bootstrap, chain, pace, pace.size() / 2)
              .measure(sent -> process.requireAlive());
      progress.accept("%s: %s".formatted(chain.name(), figures));
      return figures;
    }
  }

  /** So many records a second, one after the other under ever other keys. */
  private record Even(int rate, int seconds) implements Pace {
    @Override
    public int size() {
      return rate * seconds;
    }

    @Override
    public long dueNanos(int index) {
      return index * TimeUnit.SECONDS.toNanos(1) / rate;
    }

    @Override
    public int person(int index) {
      return index % FLOOR_KEYS;
    }
  }
}
