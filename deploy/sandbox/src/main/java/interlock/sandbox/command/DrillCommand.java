package interlock.sandbox.command;

import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.RegistryAccess;
import interlock.sandbox.drill.ClusterEngine;
import interlock.sandbox.drill.ClusterSettings;
import interlock.sandbox.drill.Drill;
import interlock.sandbox.drill.DrillEngine;
import interlock.sandbox.drill.DrillRun;
import interlock.sandbox.drill.Fault;
import interlock.sandbox.drill.Labels;
import interlock.sandbox.drill.RegistryEventCodec;
import interlock.service.config.ClientFile;
import interlock.service.wording.Language;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;

/** Plays drills: {@code ./interlock drill FILE...}. */
@CommandLine.Command(
    name = "drill",
    description = "Plays drills (docs/drills.md) in virtual time, or against a cluster.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every step of every drill held",
      "1:a step did not hold",
      "2:a file has faults, or cannot run there; nothing was run"
    })
public final class DrillCommand implements Callable<Integer> {
  private final Function<Drill, DrillEngine> virtual;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @CommandLine.Parameters(paramLabel = "FILE", arity = "1..*", description = "Drill files.")
  private List<Path> files;

  @CommandLine.Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      description = "Play against this broker, in wall-clock time.")
  private String cluster;

  @CommandLine.Option(
      names = "--registry",
      paramLabel = "URL",
      description = "The cluster's schema registry; needed with --cluster.")
  private String registry;

  @CommandLine.Option(
      names = "--command-config",
      paramLabel = "FILE",
      description =
          "Client settings as Kafka's own tools take them, for a secured cluster; it may name"
              + " bootstrap.servers and schema.registry.url in place of --cluster and --registry.")
  private Path client;

  @CommandLine.Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      defaultValue = "",
      description = "What the deployment's topics begin with.")
  private String topicPrefix;

  @CommandLine.Option(
      names = "--max-wait",
      paramLabel = "SPAN",
      defaultValue = "PT5M",
      converter = Span.class,
      description =
          "Against a cluster, refuse drills whose steps lie further apart: 30s, 5m (default), 1h.")
  private Duration maxWait;

  @CommandLine.Option(
      names = "--until",
      paramLabel = "SPAN",
      converter = Span.class,
      description =
          "Play the steps up to this time after the start only: 30s, 9m, 1h. The others are"
              + " counted as not played.")
  private Duration until;

  @CommandLine.Option(
      names = "--lang",
      paramLabel = "en|zh",
      defaultValue = "en",
      converter = Lang.class,
      description = "Language of the labels.")
  private Language language;

  /**
   * The command.
   *
   * @param virtual makes an engine for one drill where no cluster is named
   */
  public DrillCommand(Function<Drill, DrillEngine> virtual) {
    this.virtual = virtual;
  }

  @Override
  public Integer call() {
    Map<String, Object> security = Map.of();
    if (client != null) {
      ClientFile file = ClientFile.read(client);
      security = file.kafkaClient();
      cluster = cluster == null ? file.value("bootstrap.servers").orElse(null) : cluster;
      registry = registry == null ? file.value(RegistryConfig.URL).orElse(null) : registry;
    }
    if ((cluster == null) != (registry == null)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--cluster and --registry belong together");
    }
    return cluster == null ? run(drill -> List.of(), virtual) : onCluster(security);
  }

  private int onCluster(Map<String, Object> security) {
    ClusterSettings settings = new ClusterSettings(cluster, topicPrefix, security, maxWait);
    RegistryConfig config = new RegistryConfig(Map.of(RegistryConfig.URL, registry));
    try (RegistryAccess access = RegistryEventCodec.access(new HttpSchemaRegistry(config))) {
      return run(
          drill -> ClusterEngine.refusals(drill, settings.maxWait()),
          drill ->
              new ClusterEngine(
                  settings, new RegistryEventCodec(access, topicPrefix), Clock.systemUTC()));
    }
  }

  private int run(Function<Drill, List<Fault>> refusals, Function<Drill, DrillEngine> engines) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    return new DrillRun(
            drill -> until == null ? drill : drill.until(until),
            refusals,
            engines,
            out,
            err,
            Labels.valueOf(language.name()))
        .run(files);
  }

  /** {@code 5m} as drills write it, or ISO-8601. */
  static final class Span implements CommandLine.ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      String iso = text.toUpperCase(Locale.ROOT);
      return Duration.parse(iso.startsWith("P") ? iso : iso.endsWith("D") ? "P" + iso : "PT" + iso);
    }
  }

  static final class Lang implements CommandLine.ITypeConverter<Language> {
    @Override
    public Language convert(String text) {
      return Language.valueOf(text.toUpperCase(Locale.ROOT));
    }
  }
}
