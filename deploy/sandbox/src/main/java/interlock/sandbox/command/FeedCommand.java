package interlock.sandbox.command;

import interlock.sandbox.load.AppLauncher;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code interlock feed}: public data as live input. */
@Command(
    name = "feed",
    description = "Plays public data against Interlock as live input.",
    mixinStandardHelpOptions = true)
public final class FeedCommand implements Runnable {
  @Spec private CommandSpec spec;

  private FeedCommand() {}

  /** The command with its subcommands. */
  public static CommandLine with(AppLauncher launcher) {
    return new CommandLine(new FeedCommand()).addSubcommand(new FeedAmlSimCommand(launcher));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to play: amlsim");
  }
}
