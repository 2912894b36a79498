package interlock.contract.registry;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits out a registry's outage: asks again, with a doubling wait, until there is an answer. A
 * record is never to blame for an outage, so there is no last try; the waiting ends with {@link
 * RegistryOutage} when the thread is interrupted or this is closed (Kafka Streams does not
 * interrupt its threads). All threads that share it share one log line per interval.
 */
public final class Patience implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
  private static final long LOG_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final long firstWaitMillis;
  private final long longestWaitMillis;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong nextLogAt = new AtomicLong(System.nanoTime());

  public Patience(Duration firstWait, Duration longestWait) {
    firstWaitMillis = firstWait.toMillis();
    longestWaitMillis = Math.max(longestWait.toMillis(), firstWaitMillis);
  }

  /** With the waits that the configuration gives. */
  public static Patience of(RegistryConfig config) {
    return new Patience(
        config.duration(RegistryConfig.RETRY_WAIT), config.duration(RegistryConfig.RETRY_MAX_WAIT));
  }

  /** The answer, however long the registry is out. */
  public <T> T until(Supplier<T> question) {
    long outageSince = 0;
    long waitMillis = firstWaitMillis;
    while (true) {
      try {
        T answer = question.get();
        if (outageSince != 0) {
          LOG.info("The schema registry answers again, after {} s", secondsSince(outageSince));
        }
        return answer;
      } catch (RegistryOutage outage) {
        if (outageSince == 0) {
          outageSince = System.nanoTime();
        }
        logOncePerInterval(outage, outageSince);
        pause(waitMillis, outage);
        waitMillis = Math.min(waitMillis * 2, longestWaitMillis);
      }
    }
  }

  /** Ends all waiting, now and later: each waiter gets the {@link RegistryOutage} it met. */
  @Override
  public void close() {
    closed.countDown();
  }

  private void pause(long millis, RegistryOutage outage) {
    try {
      if (closed.await(millis, TimeUnit.MILLISECONDS)) {
        throw outage;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryOutage("interrupted while waiting: " + outage.getMessage(), outage);
    }
  }

  private void logOncePerInterval(RegistryOutage outage, long outageSince) {
    long now = System.nanoTime();
    long due = nextLogAt.get();
    if (now - due >= 0 && nextLogAt.compareAndSet(due, now + LOG_INTERVAL_NANOS)) {
      LOG.warn(
          "Waiting for the schema registry, for {} s so far: {}",
          secondsSince(outageSince),
          outage.getMessage());
    }
  }

  private static long secondsSince(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - nanos);
  }
}
