package interlock.sandbox.command;

import interlock.sandbox.load.Invented;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --people}. */
final class PeopleOption {
  private static final int FEWEST = 100;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "1000000",
      description =
          "Whom the events are about, a few of them often (default ${DEFAULT-VALUE}; at most ten"
              + " million).")
  private int people;

  int people() {
    if (people < FEWEST || people > Invented.PHONES) {
      throw new ParameterException(
          command.commandLine(),
          "--people must lie between %d and %d".formatted(FEWEST, Invented.PHONES));
    }
    return people;
  }
}
