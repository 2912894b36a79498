package interlock.sandbox.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A process that stands still for a while (SIGSTOP) and goes on (SIGCONT) without knowing that time
 * has passed. A shell does both, so that the sleeper wakes, and finds that its parent is gone, even
 * when this JVM is killed meanwhile.
 */
public final class Nap implements AutoCloseable {
  private static final String SCRIPT =
      "trap '' INT HUP; kill -STOP \"$0\" || exit 1; sleep \"$1\"; kill -CONT \"$0\"";

  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final ChildProcess shell;
  private final Duration length;

  private Nap(ChildProcess shell, Duration length) {
    this.shell = shell;
    this.length = length;
  }

  /**
   * Puts it to sleep.
   *
   * @param pid a child of this JVM
   * @param length whole seconds
   * @param log gets what the shell has to say
   */
  public static Nap begin(long pid, Duration length, Path log) {
    List<String> command =
        List.of("/bin/sh", "-c", SCRIPT, Long.toString(pid), Long.toString(length.toSeconds()));
    return new Nap(ChildProcess.start("nap", command, log), length);
  }

  /**
   * Waits until the sleeper has been woken.
   *
   * @return false when the system did not let it be put to sleep
   */
  public boolean awaitWaking() {
    return shell.awaitEnd(length.plus(MARGIN)) == 0;
  }

  /** Ends the shell; who sleeps then sleeps on and can only be killed. */
  @Override
  public void close() {
    if (shell.isAlive()) {
      shell.kill();
    }
  }
}
