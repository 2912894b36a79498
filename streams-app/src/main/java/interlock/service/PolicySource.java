package interlock.service;

import interlock.contract.policy.Parsed;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.policy.UnitFiles;
import interlock.core.policy.Policy;
import interlock.service.config.ConfigProblem;
import interlock.service.config.InterlockConfig;
import interlock.service.config.InvalidConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The policy that the settings name. */
public final class PolicySource {
  private PolicySource() {}

  /**
   * The policy of {@code policy.file}, or the packaged one.
   *
   * @throws InvalidConfig with everything that is wrong in the document, by line
   */
  public static Policy load(InterlockConfig config) {
    Optional<Path> file = config.policyFile();
    return file.isEmpty() ? PolicyDocument.packaged() : read(file.get());
  }

  private static Policy read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new InvalidConfig(
          List.of(problem(file, "it cannot be read as text", "write UTF-8 YAML")));
    }
    return switch (PolicyDocument.parse(text, UnitFiles.beside(file))) {
      case Parsed.Valid valid -> valid.policy();
      case Parsed.Invalid invalid ->
          throw new InvalidConfig(
              invalid.problems().stream()
                  .map(
                      p ->
                          problem(
                              file,
                              "line " + p.line() + ": " + join(p.path(), p.message()),
                              p.fix()))
                  .toList());
    };
  }

  private static String join(String path, String message) {
    return path.isEmpty() ? message : path + " " + message;
  }

  private static ConfigProblem problem(Path file, String what, String fix) {
    return new ConfigProblem(InterlockConfig.POLICY_FILE, file.toString(), what, fix);
  }
}
