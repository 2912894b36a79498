package interlock.sandbox.command;

import interlock.sandbox.bench.BenchProfile;
import interlock.sandbox.bench.LatencyBench;
import interlock.sandbox.bench.LatencyReport;
import interlock.sandbox.bench.PeerLibraries;
import interlock.sandbox.load.AppLauncher;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Option(
      names = "--rate",
      required = true,
      paramLabel = "N",
      description = "Mixed events a second.")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "30",
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

  @Mixin private PeopleOption people;

  @Mixin private PeersOption peers;

  @Mixin private BenchOptions options;

  public BenchLatencyCommand(AppLauncher launcher) {
    this.launcher = launcher;
  }

  @Override
  public Integer call() throws Exception {
    options.requireBetween("--rate", rate, 1, HIGHEST_RATE);
    options.requireBetween("--seconds", seconds, 1, LONGEST_SECONDS);
    options.requireBetween("--warmup", warmup, 0, LONGEST_SECONDS);
    if ((long) rate * (seconds + warmup) > MOST_EVENTS) {
      throw options.wrong("more than %,d events: choose a shorter time".formatted(MOST_EVENTS));
    }
    BenchProfile profile = options.profile();
    Optional<PeerLibraries> libraries = peers.libraries();
    LatencyReport report;
    try (TemporaryDirectory dir = TemporaryDirectory.create()) {
      report =
          new LatencyBench(rate, people.people(), seconds, warmup, profile, options::progress)
              .run(dir.path(), launcher.getClass(), libraries);
    }
    options.tell(report.json(), report.text());
    return report.exitCode();
  }
}
