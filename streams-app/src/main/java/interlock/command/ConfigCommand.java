package interlock.command;

import interlock.service.config.ConfigReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code interlock config}. */
@Command(
    name = "config",
    description = {
      "Print all settings: type, default, valid values, meaning.",
      "With --config FILE or --set: print the values that hold and where each comes from, or"
          + " everything that is wrong with them."
    })
final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions options;

  @Option(
      names = "--markdown",
      description = "Print the reference as docs/reference/configuration.md.")
  private boolean markdown;

  @Override
  public void run() {
    String text =
        markdown
            ? ConfigReference.markdown()
            : options.isGiven()
                ? ConfigReference.effective(options.load())
                : ConfigReference.text();
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }
}
