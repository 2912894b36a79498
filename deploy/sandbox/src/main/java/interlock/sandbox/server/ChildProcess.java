package interlock.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, and its log. */
final class ChildProcess {
  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);
  private static final int TAIL_LINES = 20;

  private final String name;
  private final Process process;
  private final Path log;

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** Starts it; output is appended to {@code log}. */
  static ChildProcess start(String name, List<String> command, Path log) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new ChildProcess(name, process, log);
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

  /** SIGKILL, to what it has started too, and waits for the end. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
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

  /**
   * SIGTERM and nothing else: its standard input stays open, so that it ends by the signal and not
   * because its parent seems to be gone.
   */
  void signalTerm() {
    process.toHandle().destroy();
  }

  /**
   * Waits for its end; kills it when that takes too long.
   *
   * @return the exit code
   * @throws IllegalStateException with the end of its log when it had to be killed
   */
  int awaitEnd(Duration timeout) {
    if (!await(timeout)) {
      kill();
      throw new IllegalStateException(
          "the %s did not end within %d s; %s".formatted(name, timeout.toSeconds(), logTail()));
    }
    return process.exitValue();
  }

  /** Of a process that has ended. */
  int exitCode() {
    return process.exitValue();
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
}
