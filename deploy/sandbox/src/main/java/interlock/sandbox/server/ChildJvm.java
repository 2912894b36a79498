package interlock.sandbox.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server in a JVM of its own, with the JDK of this process. It dies with this process (see {@link
 * ChildMain}) and ignores a terminal's Ctrl-C, which reaches the whole process group: the parent
 * alone decides in which order things stop.
 */
final class ChildJvm {
  /** Quick to start rather than fast in the long run; a small heap collects serially. */
  static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC");

  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);
  private static final int TAIL_LINES = 20;

  private final String name;
  private final Process process;
  private final Path log;

  private ChildJvm(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it; output is appended to {@code log}.
   *
   * @param classPath what the main class needs; the watch on the parent is added
   */
  static ChildJvm start(
      String name,
      List<String> jvmArguments,
      String classPath,
      String mainClass,
      List<String> arguments,
      Path log) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "interlock-" + name));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", classPath + File.pathSeparator + ownClasses()));
    command.addAll(List.of(ChildMain.class.getName(), mainClass));
    command.addAll(arguments);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new ChildJvm(name, process, log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the " + name, e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** CPU time used so far; zero where the system does not tell, or after its end. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** SIGKILL, and waits for the end. */
  void kill() {
    process.destroyForcibly();
    await(KILL_TIMEOUT);
  }

  /** SIGTERM; after {@code grace} SIGKILL. */
  void terminate(Duration grace) {
    process.destroy();
    if (!await(grace)) {
      kill();
    }
  }

  /** Fails with the end of the log if the process is gone. */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "the " + name + " ended with exit code " + process.exitValue() + "; " + logTail());
    }
  }

  /** The last lines of its output, for a person. */
  String logTail() {
    try {
      List<String> lines = Files.readAllLines(log);
      int from = Math.max(0, lines.size() - TAIL_LINES);
      return "end of " + log + ":\n" + String.join("\n", lines.subList(from, lines.size()));
    } catch (IOException e) {
      return "its log " + log + " is unreadable: " + e;
    }
  }

  /**
   * True when it ended in time. An interrupt does not cut the waiting short, so that stopping
   * always stops; it is kept for the caller.
   */
  private boolean await(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static String ownClasses() {
    try {
      return Path.of(ChildMain.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the sandbox's classes are not in a file", e);
    }
  }
}
