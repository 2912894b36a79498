package interlock.service.management;

import interlock.core.policy.Policies;
import interlock.core.policy.Policy;
import interlock.metrics.Meter;
import interlock.metrics.Meters;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The registry of a process, with what is told of the process itself. */
public final class ProcessMeters implements AutoCloseable {
  private static final double MILLIS = 1_000;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Meters meters = new Meters(registry);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final InstantSource clock;
  private volatile Optional<Policies> policies = Optional.empty();
  private String version = "";

  /**
   * With the JVM's figures.
   *
   * @param version of Interlock
   */
  public ProcessMeters(String version, InstantSource clock) {
    this.clock = clock;
    for (MeterBinder binder :
        List.of(
            new JvmMemoryMetrics(),
            collections,
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics())) {
      binder.bindTo(registry);
    }
    meters.gauge(Meter.BUILD_INFO, () -> 1, version);
  }

  public Meters meters() {
    return meters;
  }

  /** Tells of the version in force from now on. */
  public void follow(Policies from) {
    policies = Optional.of(from);
    meters.gauge(Meter.POLICY_EFFECTIVE, () -> inForce(from).effectiveFromAt() / MILLIS);
  }

  private Policy inForce(Policies from) {
    return from.inForce(clock.millis());
  }

  /** All metrics in Prometheus' text format. */
  public String scrape() {
    policies.ifPresent(from -> showVersion(inForce(from).version()));
    return registry.scrape();
  }

  private synchronized void showVersion(String now) {
    if (!now.equals(version)) {
      if (!version.isEmpty()) {
        meters.remove(Meter.POLICY_INFO, version);
      }
      meters.gauge(Meter.POLICY_INFO, () -> 1, now);
      version = now;
    }
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
