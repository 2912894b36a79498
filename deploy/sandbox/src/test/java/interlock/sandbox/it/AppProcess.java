package interlock.sandbox.it;

import interlock.command.Interlock;
import interlock.sandbox.server.ChildMain;
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
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** {@code interlock run} in a JVM of its own. */
final class AppProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration END = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;

  private AppProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param settings as given by {@code --set}
   * @param log gets its output
   */
  static AppProcess start(Map<String, String> settings, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Xshare:auto", "--enable-native-access=ALL-UNNAMED"));
    command.add("-Dlogback.configurationFile=logback-app.xml");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    // Ends the child when this JVM is gone, however that ends.
    command.addAll(List.of(ChildMain.class.getName(), Interlock.class.getName()));
    command.addAll(List.of("run", "--verbose"));
    settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new AppProcess(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until both applications have their state and run. */
  AppProcess awaitRunning() {
    Awaitility.await("both applications run")
        .atMost(START)
        .until(
            () -> {
              String said = log();
              if (!process.isAlive()) {
                throw new IllegalStateException("the application ended:\n" + said);
              }
              return Arrays.stream(App.values())
                  .allMatch(
                      app ->
                          said.lines()
                              .anyMatch(
                                  line ->
                                      line.contains(app + ": ") && line.endsWith("-> RUNNING")));
            });
    return this;
  }

  /** What it has logged since its start. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Of a process that has ended. */
  int exitCode() {
    return process.exitValue();
  }

  /** SIGKILL: no goodbye to the group, no commit, an open transaction left behind. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /**
   * SIGTERM.
   *
   * @return the exit code
   */
  int terminate() {
    // Process.destroy would close its standard input too, which ends it by ChildMain.
    process.toHandle().destroy();
    return awaitEnd();
  }

  private int awaitEnd() {
    try {
      if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the application did not end:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends it, in whatever state it is. */
  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
