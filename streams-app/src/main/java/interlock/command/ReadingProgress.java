package interlock.command;

import interlock.service.reading.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Says how far a reading is, every two seconds, so that a short one says nothing. */
final class ReadingProgress implements Progress {
  private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

  private final PrintWriter err;
  private final LongSupplier nanos;
  private long next;

  ReadingProgress(PrintWriter err) {
    this(err, System::nanoTime);
  }

  ReadingProgress(PrintWriter err, LongSupplier nanos) {
    this.err = err;
    this.nanos = nanos;
    this.next = nanos.getAsLong() + INTERVAL;
  }

  @Override
  public void at(long passed, long all) {
    long now = nanos.getAsLong();
    if (now - next >= 0) {
      next = now + INTERVAL;
      err.println("reading: %,d of %,d records".formatted(passed, all));
      err.flush();
    }
  }
}
