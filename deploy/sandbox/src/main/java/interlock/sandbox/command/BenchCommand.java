package interlock.sandbox.command;

import interlock.sandbox.load.AppLauncher;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code interlock bench}: benchmarks, each beside the platform's own floor. */
@Command(
    name = "bench",
    description = "Measures Interlock beside the floor that the platform itself sets.",
    mixinStandardHelpOptions = true)
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  private BenchCommand() {}

  /** The command with its subcommands; the launcher is made anew in a child JVM, by its class. */
  public static CommandLine with(AppLauncher launcher) {
    return new CommandLine(new BenchCommand())
        .addSubcommand(new BenchLatencyCommand(launcher))
        .addSubcommand(new BenchThroughputCommand(launcher))
        .addSubcommand(new BenchCascadeCommand(launcher))
        .addSubcommand(new BenchIsolationCommand(launcher))
        .addSubcommand(new BenchFailoverCommand(launcher))
        .addSubcommand(new BenchScaleCommand(launcher))
        .addSubcommand(new BenchSoakCommand(launcher))
        .addSubcommand(new BenchCostCommand());
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to measure: latency, throughput, cascade, isolation, failover, scale, soak or cost");
  }
}
