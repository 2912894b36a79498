package interlock.sandbox.command;

import interlock.sandbox.bench.BenchProfile;
import interlock.sandbox.bench.LatencyBench;
import interlock.sandbox.bench.LatencyReport;
import interlock.sandbox.load.AppLauncher;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code interlock bench latency}: event → task under the mixed load, beside its floors. */
@Command(
    name = "latency",
    description = {
      "Event sent -> task readable by a read_committed consumer, from the scheduled send time:"
          + " 70 %% telecom, 28 %% bank, 2 %% police. Bare chains of two and of three hops are"
          + " measured in the same run."
    },
    mixinStandardHelpOptions = true)
public final class BenchLatencyCommand implements Callable<Integer> {
  private static final int HIGHEST_RATE = 100_000;
  private static final int LONGEST_SECONDS = 3_600;
  private static final int MOST_EVENTS = 100_000_000;

  private final AppLauncher launcher;
  @Spec private CommandSpec spec;

  @Option(
      names = "--rate",
      required = true,
      paramLabel = "N",
      description = "Mixed events a second.")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long each stage is measured (default ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "Seconds of the same load before (default ${DEFAULT-VALUE}); shorter ones measure the"
              + " JIT.")
  private int warmup;

  @Option(
      names = "--profile",
      paramLabel = "latency|shared",
      defaultValue = "latency",
      description = "Profile of the application and the floors (default ${DEFAULT-VALUE}).")
  private String profile;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there.")
  private Path json;

  public BenchLatencyCommand(AppLauncher launcher) {
    this.launcher = launcher;
  }

  @Override
  public Integer call() throws Exception {
    between("--rate", rate, 1, HIGHEST_RATE);
    between("--seconds", seconds, 1, LONGEST_SECONDS);
    between("--warmup", warmup, 0, LONGEST_SECONDS);
    if ((long) rate * (seconds + warmup) > MOST_EVENTS) {
      throw wrong("more than %,d events: choose a shorter time".formatted(MOST_EVENTS));
    }
    BenchProfile chosen =
        BenchProfile.of(profile).orElseThrow(() -> wrong("--profile must be latency or shared"));
    LatencyReport report;
    try (TemporaryDirectory dir = TemporaryDirectory.create()) {
      report =
          new LatencyBench(rate, seconds, warmup, chosen, this::progress)
              .run(dir.path(), launcher.getClass());
    }
    if (json != null) {
      Json.write(json, report.json());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(report.text());
    out.flush();
    return report.exitCode();
  }

  private void between(String option, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw wrong("%s must lie between %d and %d".formatted(option, lowest, highest));
    }
  }

  private void progress(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
