package interlock.sandbox.command;

import interlock.sandbox.bench.SoakBench;
import interlock.sandbox.bench.SoakReport;
import interlock.sandbox.load.AppLauncher;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code interlock bench soak}: a steady load over a long time. */
@Command(
    name = "soak",
    description = {
      "A steady mixed load for as long as --seconds says: latency, memory and state in six parts of"
          + " the time, so that what grows without end is seen."
    },
    mixinStandardHelpOptions = true)
public final class BenchSoakCommand implements Callable<Integer> {
  private static final int HIGHEST_RATE = 100_000;
  private static final int SHORTEST_SECONDS = 6;
  private static final int LONGEST_SECONDS = 86_400;
  private static final int LONGEST_WARMUP = 600;
  private static final int MOST_EVENTS = 100_000_000;

  private final AppLauncher launcher;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "500",
      description = "Mixed events a second (default ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "150",
      description = "How long is measured (default ${DEFAULT-VALUE}; at most a day).")
  private int seconds;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "60",
      description = "Seconds of the same load before (default ${DEFAULT-VALUE}).")
  private int warmup;

  @Mixin private PeopleOption people;

  @Mixin private BenchOptions options;

  public BenchSoakCommand(AppLauncher launcher) {
    this.launcher = launcher;
  }

  @Override
  public Integer call() throws Exception {
    options.requireBetween("--rate", rate, 1, HIGHEST_RATE);
    options.requireBetween("--seconds", seconds, SHORTEST_SECONDS, LONGEST_SECONDS);
    options.requireBetween("--warmup", warmup, 0, LONGEST_WARMUP);
    if ((long) rate * (seconds + warmup) > MOST_EVENTS) {
      throw options.wrong("more than %,d events: choose a shorter time".formatted(MOST_EVENTS));
    }
    SoakReport report;
    try (TemporaryDirectory dir = TemporaryDirectory.create()) {
      report =
          new SoakBench(
                  rate, people.people(), seconds, warmup, options.profile(), options::progress)
              .run(dir.path(), launcher.getClass());
    }
    options.tell(report.json(), report.text());
    return report.exitCode();
  }
}
