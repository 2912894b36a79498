package interlock.sandbox.command;

import interlock.command.ExitCode;
import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.RegistryAccess;
import interlock.sandbox.console.TaskPrinter;
import interlock.sandbox.console.TaskWatch;
import interlock.sandbox.day.DayScale;
import interlock.sandbox.day.DaySummary;
import interlock.sandbox.day.DayText;
import interlock.sandbox.drill.ClusterEngine;
import interlock.sandbox.drill.ClusterSettings;
import interlock.sandbox.drill.Drill;
import interlock.sandbox.drill.DrillParser;
import interlock.sandbox.drill.DrillPlayer;
import interlock.sandbox.drill.Fault;
import interlock.sandbox.drill.RegistryEventCodec;
import interlock.sandbox.drill.StepResult;
import interlock.sandbox.load.AppLauncher;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.server.PrometheusProcess;
import interlock.sandbox.story.NightScale;
import interlock.sandbox.story.NightSummary;
import interlock.service.wording.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code interlock sandbox}: all of Interlock on this machine. */
@Command(
    name = "sandbox",
    description = {
      "Runs a real broker, a real schema registry and Interlock on this machine, plays a story and"
          + " shows the tasks as a centre would receive them. Ctrl-C stops all of it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped in good order, and every step of the story held",
      "1:a step of the story did not hold",
      "2:the story's file has faults; nothing was started"
    })
public final class SandboxCommand implements Callable<Integer> {
  /** After the last step, how long its tasks may take to be shown. */
  private static final long LINGER_MILLIS = 1500;

  private final AppLauncher launcher;
  private final Path root;
  private final long startedAt = System.nanoTime();

  @Spec private CommandSpec spec;

  @Option(
      names = "--feed",
      paramLabel = "FILE",
      description = "Play this drill or story (docs/drills.md) instead of the built-in one.")
  private Path feed;

  @Option(
      names = "--story",
      paramLabel = "NAME",
      description = {
        "A built-in story: one-night (the default), or foshan-night, many cases followed over many"
            + " hops while simulated banks answer; or officers-day, a prefecture's day of tasks that"
            + " simulated officers work, in virtual time and without servers. The latter two end by themselves."
      })
  private String story;

  @ArgGroup(exclusive = false, heading = "%nOf --story foshan-night and officers-day:%n")
  private StoryOptions scale;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keep all data in this directory; the next start with it goes on from there.")
  private Path keep;

  @Option(
      names = "--prometheus",
      description =
          "Also start the Prometheus that is installed here, on the sandbox's metrics and with the"
              + " rules of deploy/prometheus/rules.")
  private boolean prometheus;

  @Option(
      names = "--secured",
      description = {
        "With TLS, passwords, certificates and ACLs (docs/security.md): every role has a file of"
            + " client settings, and Interlock itself may do no more than it needs."
      })
  private boolean secured;

  @Option(names = "--quiet", description = "No story and no tasks: only the addresses.")
  private boolean quiet;

  @Option(names = "--exit", description = "Stop when the story is told, instead of at Ctrl-C.")
  private boolean exit;

  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      converter = DrillCommand.Lang.class,
      description = "Language of the tasks; by default that of the environment.")
  private Language language = Language.ofEnvironment(System.getenv("LANG"));

  /**
   * The command.
   *
   * @param root of the project, where the built-in story lies
   */
  public SandboxCommand(AppLauncher launcher, Path root) {
    this.launcher = launcher;
    this.root = root;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    StoryOptions options = scale == null ? new StoryOptions() : scale;
    return switch (chosen()) {
      case ONE_NIGHT -> tell(out, err);
      case FOSHAN_NIGHT -> night(options, out);
      case OFFICERS_DAY -> day(options, out);
    };
  }

  private int tell(PrintWriter out, PrintWriter err) throws IOException, InterruptedException {
    Path file = feed == null ? root.resolve(BuiltIn.ONE_NIGHT_FILE) : feed;
    Drill.Parsed story = DrillParser.parse(file);
    List<Fault> faults =
        story instanceof Drill.Parsed.Valid(Drill drill)
            ? ClusterEngine.refusals(drill, ClusterSettings.MAX_WAIT)
            : story.faults();
    if (!quiet && !faults.isEmpty()) {
      faults.forEach(err::println);
      return ExitCode.USAGE.code();
    }
    try (StopSignal stop = StopSignal.heed("sandbox")) {
      return run(story, stop, out);
    }
  }

  /** The story to play, if the options go together. */
  private BuiltIn chosen() {
    if (story != null && (feed != null || quiet)) {
      throw new ParameterException(
          spec.commandLine(), "--story goes neither with --feed nor with --quiet");
    }
    BuiltIn chosen =
        story == null
            ? BuiltIn.ONE_NIGHT
            : BuiltIn.of(story)
                .orElseThrow(
                    () ->
                        new ParameterException(
                            spec.commandLine(),
                            "no story '%s'; there are: %s".formatted(story, BuiltIn.names())));
    if (scale != null && chosen == BuiltIn.ONE_NIGHT) {
      throw new ParameterException(
          spec.commandLine(),
          "--cases, --minutes, --officers, --seed, --json go with --story foshan-night or"
              + " officers-day");
    }
    if ((keep != null || prometheus || secured) && chosen == BuiltIn.OFFICERS_DAY) {
      throw new ParameterException(
          spec.commandLine(),
          "--story officers-day starts no servers: it goes neither with --keep nor with"
              + " --prometheus or --secured");
    }
    if (prometheus && PrometheusProcess.installed().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--prometheus: no Prometheus here; " + PrometheusProcess.HOW_TO_INSTALL);
    }
    return chosen;
  }

  private int day(StoryOptions options, PrintWriter out) throws IOException {
    DayScale day = options.day(spec.commandLine());
    try (StopSignal stop = StopSignal.heed("sandbox")) {
      DaySummary summary = new DayShow(this::progress).play(day, stop::isGiven);
      options.write(summary.json());
      new DayText(summary, language).lines().forEach(line -> show(out, line));
      return summary.exitCode();
    }
  }

  private int night(StoryOptions options, PrintWriter out)
      throws IOException, InterruptedException {
    NightScale night = options.night(spec.commandLine());
    try (StopSignal stop = StopSignal.heed("sandbox")) {
      NightSummary summary;
      try (OwnSandbox sandbox = start();
          Observed observed = observe(sandbox)) {
        progress(
            "running; %d cases within %.0f s of story time, seed %d; API %s, metrics %s%s"
                .formatted(
                    night.cases(),
                    night.millis() / 1_000.0,
                    night.seed(),
                    sandbox.api(),
                    sandbox.management(),
                    observed.url().map(url -> ", Prometheus " + url).orElse("")));
        summary =
            new NightShow(language, text -> show(out, text))
                .play(sandbox.endpoints(), night, stop::isGiven);
      }
      progress("stopped");
      options.write(summary.json());
      show(out, summary.text(language).stripTrailing());
      return summary.exitCode();
    }
  }

  private OwnSandbox start() throws IOException, InterruptedException {
    var doors = secured ? OwnSandbox.Doors.SECURED : OwnSandbox.Doors.OPEN;
    return keep == null
        ? OwnSandbox.start(launcher, OwnSandbox.Api.SERVED, doors, this::progress)
        : OwnSandbox.startIn(keep, launcher, OwnSandbox.Api.SERVED, doors, this::progress);
  }

  private Observed observe(OwnSandbox sandbox) {
    return prometheus
        ? Observed.by(sandbox.management(), root, Optional.ofNullable(keep), this::progress)
        : Observed.byNobody();
  }

  private int run(Drill.Parsed story, StopSignal stop, PrintWriter out)
      throws IOException, InterruptedException {
    try (OwnSandbox sandbox = start();
        Observed observed = observe(sandbox)) {
      progress("running");
      show(
          out,
          sandbox
              .secured()
              .map(broker -> SecuredWelcome.text(broker, sandbox, observed))
              .orElseGet(() -> Welcome.text(sandbox, observed)));
      int code = quiet ? ExitCode.OK.code() : tell(story.orThrow(), sandbox.endpoints(), stop, out);
      if (quiet || !exit) {
        stop.await();
      }
      return code;
    } finally {
      progress("stopped");
    }
  }

  private int tell(Drill story, Endpoints endpoints, StopSignal stop, PrintWriter out)
      throws InterruptedException {
    var config = new RegistryConfig(Map.of(RegistryConfig.URL, endpoints.registryUrl()));
    var settings =
        new ClusterSettings(
            endpoints.bootstrap(), "", endpoints.security(), ClusterSettings.MAX_WAIT);
    var printer = new TaskPrinter(language, ZoneId.systemDefault());
    try (RegistryAccess access = RegistryEventCodec.access(new HttpSchemaRegistry(config));
        var watch = new TaskWatch(endpoints, access, printer, text -> show(out, text));
        var engine =
            new ClusterEngine(settings, new RegistryEventCodec(access, ""), Clock.systemUTC())) {
      show(out, story.title());
      List<StepResult> results = DrillPlayer.play(story, engine, result -> narrate(out, result));
      stop.await(LINGER_MILLIS);
      long held = results.stream().filter(StepResult::held).count();
      show(
          out,
          "%s: %d/%d, %d task revisions shown"
              .formatted(story.name(), held, results.size(), watch.shown()));
      if (!exit) {
        progress(
            "the story is told; the sandbox goes on until Ctrl-C, tasks are shown as they come");
        stop.await();
      }
      return held == results.size() ? ExitCode.OK.code() : ExitCode.CHECK_FAILED.code();
    }
  }

  private static void narrate(PrintWriter out, StepResult result) {
    if (!result.held()) {
      show(out, "✗ step %d, %s".formatted(result.step().number(), result.step().topic()));
    } else if (result.step().verb().equals("send")) {
      show(out, "→ " + result.step().topic());
    }
  }

  private static void show(PrintWriter out, String text) {
    out.println(text);
    out.flush();
  }

  private void progress(String what) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf("[%5.1f s] %s%n", (System.nanoTime() - startedAt) / 1e9, what);
    err.flush();
  }
}
