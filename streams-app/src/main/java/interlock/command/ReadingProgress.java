package interlock.command;

import interlock.service.reading.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Says how far a reading or writing is, every two seconds, so that a short one says nothing. */
final class ReadingProgress implements Progress {
  private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

  private final PrintWriter err;
  private final String what;
  private final LongSupplier nanos;
  private long next;

  ReadingProgress(PrintWriter err) {
    this(err, "reading");
  }

  /**
   * @param what is done, as {@code reading}
   */
  ReadingProgress(PrintWriter err, String what) {
    this(err, what, System::nanoTime);
  }

  ReadingProgress(PrintWriter err, String what, LongSupplier nanos) {
    this.err = err;
    this.what = what;
    this.nanos = nanos;
    this.next = nanos.getAsLong() + INTERVAL;
  }

  @Override
  public void at(long passed, long all) {
    long now = nanos.getAsLong();
    if (now - next >= 0) {
      next = now + INTERVAL;
      err.println("%s: %,d of %,d records".formatted(what, passed, all));
      err.flush();
    }
  }
}
