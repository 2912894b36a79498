package interlock.sandbox.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file system in memory (tmpfs) that can be filled. Needs the right to mount. */
final class SmallDisk implements AutoCloseable {
  private static final String FILLING = "filling";
  private static final int BLOCK = 64 * 1024;

  private final Path dir;

  private SmallDisk(Path dir) {
    this.dir = dir;
  }

  /**
   * Mounts one.
   *
   * @throws RefusedException when this machine does not let us
   */
  static SmallDisk mount(Path dir, int mebibytes) throws RefusedException, InterruptedException {
    try {
      Files.createDirectories(dir);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", dir.toString());
    return new SmallDisk(dir);
  }

  Path path() {
    return dir;
  }

  /** Bytes that are left. */
  long left() {
    try {
      FileStore store = Files.getFileStore(dir);
      return store.getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills it to the last byte. */
  void fill() {
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(dir.resolve(FILLING))) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      if (left() >= BLOCK) {
        throw new UncheckedIOException("the small disk cannot be filled", full);
      }
    }
  }

  /** Gives the room back. */
  void free() {
    try {
      Files.deleteIfExists(dir.resolve(FILLING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lazily, should somebody still have a file open. */
  @Override
  public void close() {
    try {
      run("umount", "-l", dir.toString());
    } catch (RefusedException e) {
      throw new IllegalStateException("the small disk stays mounted: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(String... command) throws RefusedException, InterruptedException {
    String what = String.join(" ", command).replace(command[command.length - 1], "DIR");
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new RefusedException(
            "%s: %s".formatted(what, said.replace(command[command.length - 1], "DIR")));
      }
    } catch (IOException e) {
      throw new RefusedException(what + ": there is no such command");
    }
  }
}
