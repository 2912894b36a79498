package interlock.sandbox.command;

import interlock.sandbox.bench.BenchProfile;
import interlock.sandbox.bench.CascadeBench;
import interlock.sandbox.bench.CascadeReport;
import interlock.sandbox.bench.HotAccountBench;
import interlock.sandbox.load.AppLauncher;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code interlock bench cascade}: one report → every stop of a cascade. */
@Command(
    name = "cascade",
    description = {
      "An incident report over a cascade of accounts whose movements are known -> a stop for every"
          + " account, readable by a read_committed consumer. A bare chain of as many hops is"
          + " measured in the same run. Exits 0 only if exactly the right stops came."
    },
    mixinStandardHelpOptions = true)
public final class BenchCascadeCommand implements Callable<Integer> {
  private static final int MOST_ACCOUNTS = 20_000;
  private static final int MOST_HOPS = 10;
  private static final int MOST_ROUNDS = 100;
  private static final int LONGEST_SECONDS = 3_600;
  private static final int MOST_INFLOWS = 1_000_000;
  private static final int QUICK_ROUNDS = 3;
  private static final int QUICK_WARMUP = 10;
  private static final int HOT_SECONDS = 60;
  private static final int QUICK_HOT_SECONDS = 15;

  private final AppLauncher launcher;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Accounts of the cascade (default ${DEFAULT-VALUE}).")
  private int accounts;

  @Option(
      names = "--hops",
      paramLabel = "N",
      defaultValue = "6",
      description = "Hops from the victim to the last of them (default ${DEFAULT-VALUE}).")
  private int hops;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "10",
      description = "Cascades that are measured (default ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "60",
      description = "Seconds of such cascades before (default ${DEFAULT-VALUE}).")
  private int warmup;

  @Option(
      names = "--quick",
      description = "Three rounds after ten seconds: to try it, not to quote it.")
  private boolean quick;

  @Option(
      names = "--hot-account",
      paramLabel = "N",
      description =
          "Instead: other accounts' report -> stop beside one account with N inflows, and without"
              + " it.")
  private Integer inflows;

  @Mixin private BenchOptions options;

  public BenchCascadeCommand(AppLauncher launcher) {
    this.launcher = launcher;
  }

  @Override
  public Integer call() throws Exception {
    options.requireBetween("--accounts", accounts, 2, MOST_ACCOUNTS);
    options.requireBetween("--hops", hops, 1, MOST_HOPS);
    options.requireBetween("--rounds", rounds, 1, MOST_ROUNDS);
    options.requireBetween("--warmup", warmup, 0, LONGEST_SECONDS);
    if (accounts < 2 * hops) {
      throw options.wrong("--accounts must be at least twice --hops");
    }
    BenchProfile profile = options.profile();
    int before = quick ? Math.min(warmup, QUICK_WARMUP) : warmup;
    return inflows == null ? cascade(profile, before) : hotAccount(profile, before);
  }

  private int cascade(BenchProfile profile, int before) throws IOException, InterruptedException {
    var settings =
        new CascadeBench.Settings(
            accounts, hops, quick ? Math.min(rounds, QUICK_ROUNDS) : rounds, before, profile);
    try (TemporaryDirectory dir = TemporaryDirectory.create()) {
      CascadeReport report =
          new CascadeBench(settings, options::progress).run(dir.path(), launcher.getClass());
      options.tell(report.json(), report.text());
      return report.exitCode();
    }
  }

  private int hotAccount(BenchProfile profile, int before)
      throws IOException, InterruptedException {
    options.requireBetween("--hot-account", inflows, 1_000, MOST_INFLOWS);
    int seconds = quick ? QUICK_HOT_SECONDS : HOT_SECONDS;
    try (TemporaryDirectory dir = TemporaryDirectory.create()) {
      HotAccountBench.Report report =
          new HotAccountBench(inflows, seconds, before, profile, options::progress)
              .run(dir.path(), launcher.getClass());
      options.tell(report.json(), report.text());
      return report.exitCode();
    }
  }
}
