package interlock.sandbox.secured;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner may read, from the first byte on. */
final class PrivateFiles {
  private PrivateFiles() {}

  /** Makes the directory (700), or shuts it for others. */
  static Path directory(Path dir) {
    try {
      Files.createDirectories(dir);
      return Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the directory " + dir, e);
    }
  }

  /** Writes the file (600), in place of one that is there. */
  static Path write(Path file, byte[] content) {
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
