package interlock.command;

import interlock.service.Application;
import interlock.service.Assembly;
import interlock.service.config.InterlockConfig;
import java.util.ServiceLoader;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code interlock}. */
@Command(
    name = "interlock",
    description = "Real-time fraud warning and interception on Apache Kafka.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 done, 1 a check failed, 2 arguments or settings, 3 broker or",
      "registry out of reach, 70 a bug. See docs/reference/exit-codes.md."
    })
public final class Interlock implements Runnable {
  /** Any value: stack traces, as {@code --verbose}. */
  private static final String DEBUG = "INTERLOCK_DEBUG";

  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a failure.")
  private boolean verbose;

  private Interlock() {}

  /** Runs the command that the arguments name and ends the process with its exit code. */
  public static void main(String[] args) {
    int code = commandLine(Assembly::of).execute(args);
    System.out.flush();
    // Always: threads of a client that would not stop must not keep the process.
    System.exit(code);
  }

  /**
   * The command line with all commands, the contributed ones too.
   *
   * @param assembly makes what {@code run} runs
   */
  public static CommandLine commandLine(Function<InterlockConfig, Application> assembly) {
    Interlock root = new Interlock();
    CommandLine line =
        new CommandLine(root)
            .addSubcommand(new RunCommand(assembly))
            .addSubcommand(new DoctorCommand())
            .addSubcommand(new TopicsCommand())
            .addSubcommand(new SchemasCommand())
            .addSubcommand(new AclsCommand())
            .addSubcommand(new KeysCommand())
            .addSubcommand(new PolicyCommand())
            .addSubcommand(new ModeCommand())
            .addSubcommand(new DeadLetterCommand())
            .addSubcommand(new EraseCommand())
            .addSubcommand(new ExplainCommand())
            .addSubcommand(new MapCommand())
            .addSubcommand(new TraceCommand())
            .addSubcommand(new RestitutionCommand())
            .addSubcommand(new WhereCommand())
            .addSubcommand(new ScorecardCommand())
            .addSubcommand(new KpiCommand())
            .addSubcommand(new WorklistCommand())
            .addSubcommand(new HandoverCommand())
            .addSubcommand(new ReportCommand())
            .addSubcommand(new RestrictionsCommand())
            .addSubcommand(new ConfigCommand())
            .addSubcommand(new VersionCommand());
    for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
      provider.commands().forEach(line::addSubcommand);
    }
    return line.setExecutionExceptionHandler(
        new Failures(() -> root.verbose || System.getenv(DEBUG) != null));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
