package interlock.sandbox.command;

import interlock.sandbox.bench.IsolationBench;
import interlock.sandbox.bench.IsolationReport;
import interlock.sandbox.load.AppLauncher;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code interlock bench isolation}: report → stop beside a flood of calls. */
@Command(
    name = "isolation",
    description = {
      "Report -> stop while carriers report a few calls a second and while they report many: a flood"
          + " on the people's side must not delay the money's."
    },
    mixinStandardHelpOptions = true)
public final class BenchIsolationCommand implements Callable<Integer> {
  private static final int HIGHEST_RATE = 100_000;
  private static final int LONGEST_SECONDS = 600;

  private final AppLauncher launcher;

  @Option(
      names = "--money",
      paramLabel = "N",
      defaultValue = "300",
      description = "Payments and reports a second (default ${DEFAULT-VALUE}).")
  private int money;

  @Option(
      names = "--calm",
      paramLabel = "N",
      defaultValue = "700",
      description = "Calls a second in the first stage (default ${DEFAULT-VALUE}).")
  private int calm;

  @Option(
      names = "--flood",
      paramLabel = "N",
      defaultValue = "7000",
      description = "Calls a second in the second stage (default ${DEFAULT-VALUE}).")
  private int flood;

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
      description = "Seconds of the first stage before (default ${DEFAULT-VALUE}).")
  private int warmup;

  @Mixin private BenchOptions options;

  public BenchIsolationCommand(AppLauncher launcher) {
    this.launcher = launcher;
  }

  @Override
  public Integer call() throws Exception {
    options.requireBetween("--money", money, 1, HIGHEST_RATE);
    options.requireBetween("--calm", calm, 1, HIGHEST_RATE);
    options.requireBetween("--flood", flood, 1, HIGHEST_RATE);
    options.requireBetween("--seconds", seconds, 1, LONGEST_SECONDS);
    options.requireBetween("--warmup", warmup, 0, LONGEST_SECONDS);
    IsolationReport report;
    try (TemporaryDirectory dir = TemporaryDirectory.create()) {
      report =
          new IsolationBench(
                  money, calm, flood, seconds, warmup, options.profile(), options::progress)
              .run(dir.path(), launcher.getClass());
    }
    options.tell(report.json(), report.text());
    return report.exitCode();
  }
}
