package interlock.sandbox.command;

import interlock.sandbox.bench.BenchProfile;
import interlock.sandbox.bench.ScaleBench;
import interlock.sandbox.bench.ScaleReport;
import interlock.sandbox.load.AppLauncher;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code interlock bench scale}: the rate by people, partitions and instances. */
@Command(
    name = "scale",
    description = {
      "Mixed events a second with more and fewer people, with two partitions, and with two"
          + " instances, each on fresh servers. On one machine they share its processors: it shows"
          + " what they cost."
    },
    mixinStandardHelpOptions = true)
public final class BenchScaleCommand implements Callable<Integer> {
  private static final int FEWEST = 1_000;
  private static final int MOST = 1_000_000;

  private final AppLauncher launcher;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "60000",
      description =
          "How many are measured in each shape, after 25 s of warm-up (default ${DEFAULT-VALUE}).")
  private int events;

  @Mixin private BenchOptions options;

  public BenchScaleCommand(AppLauncher launcher) {
    this.launcher = launcher;
  }

  @Override
  public Integer call() throws Exception {
    options.requireBetween("--events", events, FEWEST, MOST);
    BenchProfile chosen = options.profile(BenchProfile.SHARED);
    ScaleReport report;
    try (TemporaryDirectory dir = TemporaryDirectory.create()) {
      report =
          new ScaleBench(events, chosen, options::progress).run(dir.path(), launcher.getClass());
    }
    options.tell(report.json(), report.text());
    return report.exitCode();
  }
}
