package interlock.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Whose tasks. */
final class UnitOption {
  @Option(
      names = "--unit",
      paramLabel = "CODE",
      description =
          "This unit and all below it, for example 4406; by default all that the token may see.")
  private String unit;

  Optional<String> code() {
    return Optional.ofNullable(unit);
  }
}
