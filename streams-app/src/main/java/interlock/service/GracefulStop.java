package interlock.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes an application within a bound, whatever happens to it. */
public final class GracefulStop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(GracefulStop.class);

  private final Application application;
  private final Duration bound;

  public GracefulStop(Application application, Duration bound) {
    this.application = application;
    this.bound = bound;
  }

  /** For {@link Runtime#addShutdownHook}: a signal's way to stop us. */
  public Thread asHook() {
    return new Thread(this, "interlock-stop");
  }

  /** Returns once the application is closed, or the bound is over. */
  @Override
  public void run() {
    LOG.info("Stopping");
    CountDownLatch closed = new CountDownLatch(1);
    Thread.ofPlatform()
        .name("interlock-close")
        // A close that hangs must not keep the process.
        .daemon(true)
        .start(
            () -> {
              try {
                application.close();
              } finally {
                closed.countDown();
              }
            });
    try {
      if (closed.await(bound.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.info("Stopped");
      } else {
        LOG.error(
            "Not stopped within {} ms; what was not committed is done again after the next start",
            bound.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
