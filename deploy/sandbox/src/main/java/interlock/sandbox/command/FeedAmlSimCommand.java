package interlock.sandbox.command;

import interlock.sandbox.feed.AmlFeed;
import interlock.sandbox.feed.AmlPlan;
import interlock.sandbox.feed.AmlSim;
import interlock.sandbox.feed.AmlSimFiles;
import interlock.sandbox.feed.FeedSummary;
import interlock.sandbox.load.AppLauncher;
import interlock.sandbox.load.Endpoints;
import interlock.service.config.ClientFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interlock feed amlsim}: IBM AMLSim's transfers as bank, carrier and police events. */
@Command(
    name = "amlsim",
    description = {
      "Plays IBM AMLSim's transfers: every row as a bank event in its order, labelled nodes as the"
          + " payees that victims report. Exits 0 only if every event left by exactly one door."
          + " Ctrl-C ends it with the summary so far."
    },
    mixinStandardHelpOptions = true)
public final class FeedAmlSimCommand implements Callable<Integer> {
  private static final int HIGHEST_RATE = 100_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final AppLauncher launcher;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR|TGZ", description = "Holds nodes.csv and transactions.csv.")
  private Path data;

  @ArgGroup(exclusive = false)
  private Cluster cluster;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "500",
      description =
          "Transfers a second (default ${DEFAULT-VALUE}); reports and calls come on top, about a"
              + " tenth.")
  private int rate;

  @Option(names = "--limit", paramLabel = "N", description = "Plays the first N transfers only.")
  private Integer limit;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Chooses which payments look suspicious, who was called, who reports when.")
  private long seed;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the summary there.")
  private Path json;

  /** A running Interlock. */
  static final class Cluster {
    @Option(
        names = "--cluster",
        required = true,
        paramLabel = "HOST:PORT",
        description = "Brokers of a running Interlock; without it a sandbox is started.")
    private String bootstrap;

    @Option(
        names = "--registry",
        required = true,
        paramLabel = "URL",
        description = "Its schema registry.")
    private String registry;

    @Option(
        names = "--topic-prefix",
        paramLabel = "PREFIX",
        defaultValue = "",
        description = "Before every topic's name there.")
    private String topicPrefix;

    @Option(
        names = "--command-config",
        paramLabel = "FILE",
        description = "Client settings as Kafka's own tools take them, for a secured cluster.")
    private Path client;

    Endpoints endpoints() {
      return new Endpoints(
          bootstrap,
          registry,
          topicPrefix,
          client == null ? Map.of() : ClientFile.read(client).kafkaClient());
    }
  }

  public FeedAmlSimCommand(AppLauncher launcher) {
    this.launcher = launcher;
  }

  @Override
  public Integer call() throws Exception {
    if (rate < 1 || rate > HIGHEST_RATE) {
      throw wrong("--rate must lie between 1 and " + HIGHEST_RATE);
    }
    if (limit != null && limit < 1) {
      throw wrong("--limit must be at least 1");
    }
    AmlPlan plan = new AmlPlan(read(), rate, seed);
    try (StopSignal stop = StopSignal.heed("feed")) {
      // Within: what Ctrl-C ends tells what it came to before the process is gone.
      return tell(play(plan, stop));
    }
  }

  private FeedSummary play(AmlPlan plan, StopSignal stop) throws Exception {
    if (cluster == null) {
      try (OwnSandbox own = OwnSandbox.start(launcher, OwnSandbox.Api.OFF, this::progress)) {
        return play(plan, own.endpoints(), stop);
      }
    }
    return play(plan, cluster.endpoints(), stop);
  }

  private int tell(FeedSummary summary) throws IOException {
    if (json != null) {
      Json.write(json, summary.json());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(summary.text());
    out.flush();
    return summary.exitCode();
  }

  private AmlSim read() {
    try {
      AmlSim whole = AmlSimFiles.read(data);
      return limit == null ? whole : whole.limitedTo(limit);
    } catch (IOException e) {
      throw wrong("cannot read the data: " + e.getMessage());
    }
  }

  private FeedSummary play(AmlPlan plan, Endpoints endpoints, StopSignal stop)
      throws InterruptedException {
    progress(
        "%,d events at %d transfers/s, about %d s"
            .formatted(
                plan.size(),
                rate,
                TimeUnit.NANOSECONDS.toSeconds(plan.dueNanos(plan.size() - 1)) + 1));
    String run = "aml" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    return new AmlFeed(endpoints, this::progress, PATIENCE, stop::isGiven).play(plan, run);
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
