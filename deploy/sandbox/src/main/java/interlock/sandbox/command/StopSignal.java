package interlock.sandbox.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM while a command runs. The command looks at it, ends what it does and closes
 * everything itself; the process stays until then, and ends with the signal's exit code.
 */
final class StopSignal implements AutoCloseable {
  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

  private final CountDownLatch given = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  private StopSignal(String command) {
    hook = new Thread(this::giveAndWait, command + "-stop");
  }

  /** Heeds the signal from now on, for the command of that name. */
  static StopSignal heed(String command) {
    StopSignal signal = new StopSignal(command);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /**
   * Runs what a signal interrupts: its waiting ends, and with it whatever it closes by then.
   *
   * @param command the command's name
   * @throws InterruptedException when the signal came, also where the task has made another
   *     exception of it
   */
  static int interrupts(String command, Callable<Integer> task) throws Exception {
    try (StopSignal stop = heed(command)) {
      Thread player = Thread.currentThread();
      Thread.ofVirtual().start(() -> stop.interrupt(player));
      try {
        return task.call();
      } catch (RuntimeException e) {
        if (Thread.interrupted()) {
          throw (InterruptedException) new InterruptedException().initCause(e);
        }
        throw e;
      }
    }
  }

  private void interrupt(Thread player) {
    try {
      await();
      player.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isGiven() {
    return given.getCount() == 0;
  }

  void await() throws InterruptedException {
    given.await();
  }

  /** Waits for the signal, but not longer than that. */
  void await(long millis) throws InterruptedException {
    // Whether it came in time does not matter to who waits so.
    var unused = given.await(millis, TimeUnit.MILLISECONDS);
  }

  /** The command has closed everything: the process may end. */
  @Override
  public void close() {
    done.countDown();
    if (!isGiven()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException isStopping) {
        // Given just now: the hook finds that all is done.
        return;
      }
    }
  }

  private void giveAndWait() {
    given.countDown();
    try {
      // Longer than any close takes; a process that hangs must end all the same.
      var unused = done.await(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
