package interlock.sandbox.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/**
 * The wall clock of a machine that is wrong by as much as a file says. What is measured by the
 * monotonic clock is right, as it is where the operating system's clock is set.
 */
final class JumpingTime implements Time {
  private static final long LOOK_EVERY_NANOS = Duration.ofMillis(50).toNanos();

  private final Path file;
  private volatile long offsetMillis;
  private volatile long lookedAt;

  /**
   * @param file written by {@link #jump}; without it the clock is right
   */
  JumpingTime(Path file) {
    this.file = file;
    look(Time.SYSTEM.nanoseconds());
  }

  /** From now on the clock that follows the file is wrong by so much. */
  static void jump(Path file, Duration offset) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.writeString(next, Long.toString(offset.toMillis()));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long milliseconds() {
    long now = Time.SYSTEM.nanoseconds();
    if (now - lookedAt > LOOK_EVERY_NANOS) {
      look(now);
    }
    return Time.SYSTEM.milliseconds() + offsetMillis;
  }

  @Override
  public long nanoseconds() {
    return Time.SYSTEM.nanoseconds();
  }

  @Override
  public void sleep(long millis) {
    Time.SYSTEM.sleep(millis);
  }

  /**
   * @param deadlineMillis by this clock
   */
  @Override
  public void waitObject(Object object, Supplier<Boolean> condition, long deadlineMillis)
      throws InterruptedException {
    Time.SYSTEM.waitObject(object, condition, deadlineMillis - offsetMillis);
  }

  @Override
  public <T> T waitForFuture(Future<T> future, long deadlineNanos)
      throws TimeoutException, InterruptedException, ExecutionException {
    return Time.SYSTEM.waitForFuture(future, deadlineNanos);
  }

  private void look(long now) {
    lookedAt = now;
    try {
      offsetMillis = Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
