package interlock.command;

import interlock.contract.policy.Parsed;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.policy.Problem;
import interlock.contract.policy.UnitFiles;
import interlock.core.policy.Policy;
import interlock.service.config.ConfigProblem;
import interlock.service.config.InvalidConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A policy document on a disk. */
final class PolicyFile {
  private PolicyFile() {}

  /**
   * The document's policy; or every problem, a line each, on {@code out}.
   *
   * @throws InvalidConfig when there is no such file
   */
  static Optional<Policy> read(Path file, PrintWriter out) {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      throw noFile(file, "there is no such file", "correct the path");
    } catch (IOException e) {
      throw noFile(file, "it cannot be read as text", "write UTF-8 YAML");
    }
    return switch (PolicyDocument.parse(text, UnitFiles.beside(file))) {
      case Parsed.Valid valid -> Optional.of(valid.policy());
      case Parsed.Invalid invalid -> {
        out.println(invalid.problems().size() + " problem(s):");
        for (Problem problem : invalid.problems()) {
          out.println("  " + file + ":" + problem);
        }
        out.flush();
        yield Optional.empty();
      }
    };
  }

  private static InvalidConfig noFile(Path file, String what, String fix) {
    return new InvalidConfig(List.of(new ConfigProblem("FILE", file.toString(), what, fix)));
  }
}
