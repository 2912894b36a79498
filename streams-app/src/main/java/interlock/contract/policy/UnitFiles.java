package interlock.contract.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the text of a file is found that a document names under {@code units.directoryFile}. */
@FunctionalInterface
public interface UnitFiles {
  /** Documents from elsewhere than a disk: they hold every unit themselves. */
  UnitFiles NONE = name -> Optional.empty();

  /** The file's text; empty if it cannot be read. */
  Optional<String> text(String name);

  /** Relative names count from the folder of the document. */
  static UnitFiles beside(Path document) {
    return name -> {
      try {
        return Optional.of(Files.readString(document.resolveSibling(name)));
      } catch (IOException | InvalidPathException unreadable) {
        return Optional.empty();
      }
    };
  }
}
