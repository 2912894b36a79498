package interlock.sandbox.server;

import interlock.command.Interlock;
import interlock.topology.App;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code interlock run} in a JVM of its own. */
public final class AppProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration END = Duration.ofSeconds(60);

  private final ChildProcess child;
  private final Path log;
  private boolean hasRun;

  private AppProcess(ChildProcess child, Path log) {
    this.child = child;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param settings as given by {@code --set}
   * @param log gets its output; what another one has left there is deleted
   */
  public static AppProcess start(Map<String, String> settings, Path log) {
    return start(Interlock.class, List.of(), settings, log);
  }

  /**
   * Starts it by another main class.
   *
   * @param main takes {@code before}, then what {@code interlock} takes
   */
  public static AppProcess start(
      Class<?> main, List<String> before, Map<String, String> settings, Path log) {
    List<String> arguments = new ArrayList<>(before);
    arguments.addAll(List.of("run", "--verbose"));
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    List<String> jvm = new ArrayList<>(ChildJvm.QUICK_START);
    jvm.addAll(List.of("-Xmx384m", "--enable-native-access=ALL-UNNAMED"));
    jvm.add("-Dlogback.configurationFile=logback-app.xml");
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ChildProcess child =
        ChildJvm.start(
            "application",
            jvm,
            System.getProperty("java.class.path"),
            main.getName(),
            arguments,
            log);
    return new AppProcess(child, log);
  }

  /**
   * Waits until both applications have their state and run.
   *
   * @throws IllegalStateException with the end of its log when it ends instead, or not in time
   */
  public AppProcess awaitRunning() {
    Readiness.await("application", START, child, this::hasRun, progress -> {});
    return this;
  }

  /** Whether both applications have had their state and run. */
  public boolean hasRun() {
    hasRun = hasRun || logSaysSo();
    return hasRun;
  }

  private boolean logSaysSo() {
    String said = log();
    return Arrays.stream(App.values())
        .allMatch(
            app ->
                said.lines()
                    .anyMatch(line -> line.contains(app + ": ") && line.endsWith("-> RUNNING")));
  }

  /** What it has logged since its start. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of its log, for a person. */
  public String logTail() {
    return child.logTail();
  }

  public long pid() {
    return child.pid();
  }

  public boolean isAlive() {
    return child.isAlive();
  }

  /** Of a process that has ended. */
  public int exitCode() {
    return child.exitCode();
  }

  /** SIGKILL: no goodbye to the group, no commit, an open transaction left behind. */
  public void kill() {
    child.kill();
  }

  /**
   * SIGTERM.
   *
   * @return the exit code
   */
  public int terminate() {
    child.signalTerm();
    return child.awaitEnd(END);
  }

  /** Ends it, in whatever state it is. */
  @Override
  public void close() {
    if (child.isAlive()) {
      child.kill();
    }
  }
}
