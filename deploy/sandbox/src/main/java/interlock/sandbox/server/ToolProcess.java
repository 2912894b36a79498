package interlock.sandbox.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A main class, mostly of this class path, in a JVM of its own, so that its memory and CPU time can
 * be counted apart. It says that it is ready by making a file.
 */
public final class ToolProcess implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration STOP_GRACE = Duration.ofSeconds(15);
  private static final Duration END = Duration.ofSeconds(60);
  private static final String PEAK_MEMORY = "VmHWM:";
  private static final String MEMORY = "VmRSS:";
  private static final int KIB_PER_MIB = 1024;

  private final ChildProcess child;

  private ToolProcess(ChildProcess child) {
    this.child = child;
  }

  /**
   * Starts it and waits until {@code ready} exists.
   *
   * @param name for a person
   * @param log gets its output
   */
  public static ToolProcess start(
      String name,
      List<String> jvmArguments,
      Class<?> main,
      List<String> arguments,
      Path log,
      Path ready) {
    return start(
        name,
        jvmArguments,
        System.getProperty("java.class.path"),
        main.getName(),
        arguments,
        log,
        ready);
  }

  /**
   * Starts a main class of another class path and waits until {@code ready} exists.
   *
   * @param name for a person
   * @param log gets its output
   */
  public static ToolProcess start(
      String name,
      List<String> jvmArguments,
      String classPath,
      String main,
      List<String> arguments,
      Path log,
      Path ready) {
    var child = ChildJvm.start(name, jvmArguments, classPath, main, arguments, log);
    try {
      Readiness.await(name, START_TIMEOUT, child, () -> Files.exists(ready), line -> {});
    } catch (RuntimeException e) {
      child.kill();
      throw e;
    }
    return new ToolProcess(child);
  }

  /** CPU time used so far. */
  public Duration cpu() {
    return child.cpu();
  }

  /** The most memory it has had resident, MiB; 0 where the system does not tell (not Linux). */
  public long peakRssMib() {
    return mib(PEAK_MEMORY);
  }

  /** The memory it has resident now, MiB; 0 where the system does not tell (not Linux). */
  public long rssMib() {
    return mib(MEMORY);
  }

  private long mib(String line) {
    Path status = Path.of("/proc", Long.toString(child.pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
              .filter(text -> text.startsWith(line))
              .map(text -> text.replaceAll("[^0-9]", ""))
              .mapToLong(Long::parseLong)
              .findFirst()
              .orElse(0)
          / KIB_PER_MIB;
    } catch (IOException notLinux) {
      return 0;
    }
  }

  /** Fails with the end of its log when it has ended. */
  public void requireAlive() {
    child.requireAlive();
  }

  /** SIGKILL: no goodbye to the group, no commit, an open transaction left behind. */
  public void kill() {
    child.kill();
  }

  /**
   * SIGTERM, and waits for its end.
   *
   * @return the exit code
   * @throws IllegalStateException with the end of its log when it had to be killed
   */
  public int terminate() {
    child.signalTerm();
    return child.awaitEnd(END);
  }

  /** Stops it in good order; kills it when that takes too long. */
  @Override
  public void close() {
    child.terminate(STOP_GRACE);
  }
}
