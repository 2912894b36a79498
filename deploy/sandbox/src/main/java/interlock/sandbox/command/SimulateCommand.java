package interlock.sandbox.command;

import interlock.command.ExitCode;
import interlock.sandbox.simulate.Fault;
import interlock.sandbox.simulate.Simulation;
import interlock.sandbox.simulate.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;

/** {@code interlock simulate}: all desks and their mail under a seeded scheduler. */
@CommandLine.Command(
    name = "simulate",
    description = {
      "Runs all desks and their mail without Kafka, in one thread, under a seeded scheduler that"
          + " reorders, repeats, delays and crashes, and checks at rest what must hold always"
          + " (docs/simulation.md). A failure is shrunk to the shortest history found."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:everything held", "1:an invariant broke; its history is printed"})
public final class SimulateCommand implements Callable<Integer> {
  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long FAREWELL_SECONDS = 5;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @CommandLine.Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Draws everything (default ${DEFAULT-VALUE}).")
  private long seed;

  @CommandLine.Option(
      names = "--steps",
      paramLabel = "M",
      description = "Ends after so many mails decided (default 1000000, or none with --worlds).")
  private Long steps;

  @CommandLine.Option(
      names = "--worlds",
      paramLabel = "K",
      description = "Ends after so many worlds. With 1 the seed is a world's own.")
  private Long worlds;

  @CommandLine.Option(
      names = "--faults",
      paramLabel = "LIST",
      converter = Faults.class,
      description = "Of reorder,duplicate,delay,crash,skew,codec (default: all), or none.")
  private Set<Fault> faults = Fault.all();

  @CommandLine.Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes the summary there.")
  private Path json;

  private final AtomicBoolean interrupted = new AtomicBoolean();
  private long toldAt;

  @Override
  public Integer call() throws IOException {
    if (steps != null && steps < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--steps must be at least 1");
    }
    if (worlds != null && worlds < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--worlds must be at least 1");
    }
    long mostSteps = steps != null ? steps : worlds != null ? Long.MAX_VALUE : 1_000_000;
    long mostWorlds = worlds != null ? worlds : Long.MAX_VALUE;
    var done = new CountDownLatch(1);
    var farewell = new Thread(() -> stopInGoodOrder(done), "interlock-simulate-stop");
    Runtime.getRuntime().addShutdownHook(farewell);
    try {
      toldAt = System.nanoTime();
      Summary summary =
          new Simulation(faults).run(seed, mostWorlds, mostSteps, this::progress, interrupted::get);
      if (json != null) {
        Json.write(json, summary.json());
      }
      print(summary);
      return summary.failure().isPresent() ? ExitCode.CHECK_FAILED.code() : ExitCode.OK.code();
    } finally {
      done.countDown();
      if (!interrupted.get()) {
        Runtime.getRuntime().removeShutdownHook(farewell);
      }
    }
  }

  private void print(Summary summary) {
    PrintWriter out = spec.commandLine().getOut();
    summary
        .worldSeed()
        .ifPresent(
            world -> {
              out.println("seed " + summary.seed() + ", world " + summary.worlds());
              out.print(summary.retelling());
              out.printf(
                  "again: interlock simulate --seed %d --worlds 1 --faults %s%n",
                  world, Fault.list(summary.faults()));
            });
    out.println(summary.line());
    out.flush();
  }

  private void progress(long taken) {
    long now = System.nanoTime();
    if (now - toldAt >= PROGRESS_NANOS) {
      toldAt = now;
      PrintWriter err = spec.commandLine().getErr();
      err.printf("%,d steps%n", taken);
      err.flush();
    }
  }

  /** On Ctrl-C the present world is finished and the summary printed. */
  private void stopInGoodOrder(CountDownLatch done) {
    interrupted.set(true);
    try {
      if (!done.await(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        spec.commandLine().getErr().println("stopped in the middle of a world");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A list of faults. */
  static final class Faults implements CommandLine.ITypeConverter<Set<Fault>> {
    @Override
    public Set<Fault> convert(String list) {
      try {
        return Fault.parse(list);
      } catch (IllegalArgumentException e) {
        throw new CommandLine.TypeConversionException(e.getMessage());
      }
    }
  }
}
