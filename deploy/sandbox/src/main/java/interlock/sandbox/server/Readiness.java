package interlock.sandbox.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Waits for a starting server. */
final class Readiness {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int CONNECT_MILLIS = 1_000;

  private Readiness() {}

  /**
   * Returns when {@code ready} says so; fails with the end of the server's log when its process
   * ends or the deadline passes.
   *
   * @param progress told every few seconds that it is still starting
   */
  static void await(
      String name,
      Duration timeout,
      ChildProcess child,
      BooleanSupplier ready,
      Consumer<String> progress) {
    long start = System.nanoTime();
    long nextProgress = start + PROGRESS_NANOS;
    while (!ready.getAsBoolean()) {
      child.requireAlive();
      long now = System.nanoTime();
      if (now - start > timeout.toNanos()) {
        throw new IllegalStateException(
            "the %s was not ready within %d s; %s"
                .formatted(name, timeout.toSeconds(), child.logTail()));
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted while the " + name + " starts");
      }
      if (now >= nextProgress) {
        nextProgress = now + PROGRESS_NANOS;
        progress.accept("%s: starting for %d s".formatted(name, (now - start) / 1_000_000_000L));
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    progress.accept(
        "%s: ready after %d ms".formatted(name, (System.nanoTime() - start) / 1_000_000L));
  }

  /** Whether somebody listens on a loopback port. */
  static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
