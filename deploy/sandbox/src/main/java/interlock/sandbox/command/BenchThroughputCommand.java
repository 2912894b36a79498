package interlock.sandbox.command;

import interlock.sandbox.bench.BenchProfile;
import interlock.sandbox.bench.PeerLibraries;
import interlock.sandbox.bench.ThroughputBench;
import interlock.sandbox.bench.ThroughputReport;
import interlock.sandbox.load.AppLauncher;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code interlock bench throughput}: mixed events a second, beside the floor. */
@Command(
    name = "throughput",
    description = {
      "Mixed events a second from the first event to the last task, all sent at once, beside a bare"
          + " chain of one hop with a RocksDB update in the same run. An oracle says which tasks must"
          + " exist; one too few or too many fails the run."
    },
    mixinStandardHelpOptions = true)
public final class BenchThroughputCommand implements Callable<Integer> {
  private static final int FEWEST = 1_000;
  private static final int MOST = 5_000_000;
  private static final int LONGEST_WARMUP = 3_600;

  private final AppLauncher launcher;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "300000",
      description = "How many are measured (default ${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "Seconds of the same load before, at least (default ${DEFAULT-VALUE}); shorter ones"
              + " measure the JIT.")
  private int warmup;

  @Mixin private PeopleOption people;

  @Mixin private PeersOption peers;

  @Mixin private BenchOptions options;

  public BenchThroughputCommand(AppLauncher launcher) {
    this.launcher = launcher;
  }

  @Override
  public Integer call() throws Exception {
    options.requireBetween("--events", events, FEWEST, MOST);
    options.requireBetween("--warmup", warmup, 0, LONGEST_WARMUP);
    BenchProfile chosen = options.profile(BenchProfile.SHARED);
    Optional<PeerLibraries> libraries = peers.libraries();
    ThroughputReport report;
    try (TemporaryDirectory dir = TemporaryDirectory.create()) {
      report =
          new ThroughputBench(events, people.people(), warmup, chosen, options::progress)
              .run(dir.path(), launcher.getClass(), libraries);
    }
    options.tell(report.json(), report.text());
    return report.exitCode();
  }
}
