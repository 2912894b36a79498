package interlock.sandbox.command;

import interlock.command.ExitCode;
import interlock.sandbox.bench.FailoverBench;
import interlock.sandbox.bench.FailoverReport;
import interlock.sandbox.load.AppLauncher;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code interlock bench failover}: the gap when one of two instances ends. */
@Command(
    name = "failover",
    description = {
      "Ends one of two instances under a steady mixed load, by kill -9 and by SIGTERM, and starts it"
          + " again: the longest time in which nothing of what it served comes out, beside the"
          + " longest in a calm time; what was lost, doubled, missed or too much. A gap longer than"
          + " aimed at is printed and is no failure."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is lost, doubled, missed or extra",
      "1:something is, or it was stopped"
    })
public final class BenchFailoverCommand implements Callable<Integer> {
  private static final int HIGHEST_RATE = 5_000;
  private static final int SHORTEST_SECONDS = 6;
  private static final int LONGEST_SECONDS = 600;
  private static final int LONGEST_WARMUP = 600;
  private static final int MOST_ROUNDS = 50;
  private static final int MOST_EVENTS = 100_000_000;

  private final AppLauncher launcher;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "50",
      description = "Mixed events a second (default ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "12",
      description =
          "How long is watched without a stop, and after each (default ${DEFAULT-VALUE}; longer"
              + " than the longest gap).")
  private int seconds;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "60",
      description = "Seconds of the same load before (default ${DEFAULT-VALUE}).")
  private int warmup;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "2",
      description = "Rounds of one kill -9 and one SIGTERM (default ${DEFAULT-VALUE}).")
  private int rounds;

  @Mixin private PeopleOption people;

  @Mixin private BenchOptions options;

  public BenchFailoverCommand(AppLauncher launcher) {
    this.launcher = launcher;
  }

  @Override
  public Integer call() throws Exception {
    options.requireBetween("--rate", rate, 1, HIGHEST_RATE);
    options.requireBetween("--seconds", seconds, SHORTEST_SECONDS, LONGEST_SECONDS);
    options.requireBetween("--warmup", warmup, 0, LONGEST_WARMUP);
    options.requireBetween("--rounds", rounds, 1, MOST_ROUNDS);
    var bench =
        new FailoverBench(
            rate, people.people(), seconds, warmup, rounds, options.profile(), options::progress);
    if (bench.mostEvents() > MOST_EVENTS) {
      throw options.wrong("more than %,d events: choose a lower rate".formatted(MOST_EVENTS));
    }
    try {
      return StopSignal.interrupts("bench-failover", () -> run(bench));
    } catch (InterruptedException e) {
      options.progress("stopped before the end; its processes have ended");
      return ExitCode.CHECK_FAILED.code();
    }
  }

  private int run(FailoverBench bench) throws Exception {
    FailoverReport report;
    try (TemporaryDirectory dir = TemporaryDirectory.create()) {
      report = bench.run(dir.path(), launcher.getClass());
    }
    options.tell(report.json(), report.text());
    return report.exitCode();
  }
}
