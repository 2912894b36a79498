package interlock.sandbox.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Times from the due moment of an event to the moment its consequence could be read. */
public final class Latencies {
  private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(30);
  private static final int DIGITS = 3;
  private static final double MICROS_PER_MILLI = 1_000.0;

  private final Histogram micros = new Histogram(HIGHEST_MICROS, DIGITS);

  /** Adds a time; what is beyond half an hour counts as half an hour. */
  public synchronized void add(long nanos) {
    long value = Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos));
    micros.recordValue(Math.min(value, HIGHEST_MICROS));
  }

  /** What the times come to. */
  public synchronized Figures figures() {
    if (micros.getTotalCount() == 0) {
      return Figures.NONE;
    }
    return new Figures(micros.getTotalCount(), millis(50), millis(99), millis(99.9));
  }

  private double millis(double percentile) {
    return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }

  /**
   * Percentiles in milliseconds.
   *
   * @param count how many times were measured; with none, the percentiles are 0
   */
  public record Figures(long count, double p50Millis, double p99Millis, double p999Millis) {
    public static final Figures NONE = new Figures(0, 0, 0, 0);

    /** {@code p50/p99/p99.9 ms}. */
    @Override
    public String toString() {
      return "%.1f/%.1f/%.1f ms".formatted(p50Millis, p99Millis, p999Millis);
    }
  }
}
