package interlock.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a server keeps its data.
 *
 * @param path the directory, absolute; made when missing
 * @param temporary whether it is deleted with its server
 */
record DataDir(Path path, boolean temporary) {
  static DataDir kept(Path path) {
    try {
      return new DataDir(Files.createDirectories(path.toAbsolutePath()), false);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the data directory " + path, e);
    }
  }

  static DataDir fresh() {
    try {
      return new DataDir(Files.createTempDirectory("interlock-"), true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary data directory", e);
    }
  }

  /** Deletes it if it is temporary. */
  void dispose() {
    if (!temporary || !Files.exists(path)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(path)) {
      List<Path> deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : deepestFirst) {
        Files.deleteIfExists(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the temporary directory " + path, e);
    }
  }
}
