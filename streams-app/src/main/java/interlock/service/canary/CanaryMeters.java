package interlock.service.canary;

import interlock.metrics.Meter;
import interlock.metrics.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** What came of one path's rounds, for whoever watches. */
final class CanaryMeters implements Rounds.Findings {
  private static final double MILLIS = 1_000;
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final InstantSource clock;
  private final DistributionSummary seconds;
  private final Counter failures;
  private volatile double heldAt;

  CanaryMeters(Meters meters, CanaryPath path, InstantSource clock) {
    this.clock = clock;
    seconds = meters.histogram(Meter.CANARY_SECONDS, path.label());
    failures = meters.counter(Meter.CANARY_FAILURES, path.label());
    heldAt = now();
    meters.gauge(Meter.CANARY_LAST_SUCCESS, () -> heldAt, path.label());
  }

  @Override
  public void seen(long nanos) {
    seconds.record(nanos / NANOS);
  }

  @Override
  public void held() {
    heldAt = now();
  }

  @Override
  public void failed() {
    failures.increment();
  }

  /** The policy wants no such tasks: nothing is missed. */
  void rests() {
    heldAt = Double.NaN;
  }

  /** From now on it is waited for a success, if it was not before. */
  void runs() {
    if (Double.isNaN(heldAt)) {
      heldAt = now();
    }
  }

  private double now() {
    return clock.millis() / MILLIS;
  }
}
