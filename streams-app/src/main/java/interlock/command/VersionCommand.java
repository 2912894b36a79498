package interlock.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code interlock version}. */
@Command(name = "version", description = "Print the version.")
final class VersionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    for (String text : new Version().getVersion()) {
      spec.commandLine().getOut().println(text);
    }
  }
}
