package interlock.sandbox.command;

import interlock.sandbox.server.PrometheusProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The Prometheus of a sandbox that somebody wants observed. */
record Observed(Optional<PrometheusProcess> prometheus) implements AutoCloseable {
  /** Often enough to see a story of minutes. */
  private static final Duration EVERY = Duration.ofSeconds(2);

  private static final String JOB = "interlock";

  static Observed byNobody() {
    return new Observed(Optional.empty());
  }

  /**
   * Starts a Prometheus on the metrics of that sandbox.
   *
   * @param management where the sandbox tells its metrics
   * @param root of the project, where the rules lie
   * @param keep where its samples are kept; empty: nowhere
   */
  static Observed by(String management, Path root, Optional<Path> keep, Consumer<String> progress) {
    var watch =
        new PrometheusProcess.Watch(
            JOB,
            List.of(URI.create(management).getAuthority()),
            root.toAbsolutePath().resolve("deploy/prometheus/rules/*.yml").toString(),
            EVERY);
    return new Observed(
        Optional.of(
            keep.map(dir -> PrometheusProcess.start(dir.resolve("prometheus"), watch, progress))
                .orElseGet(() -> PrometheusProcess.start(watch, progress))));
  }

  /** Its address. */
  Optional<String> url() {
    return prometheus.map(PrometheusProcess::url);
  }

  @Override
  public void close() {
    prometheus.ifPresent(PrometheusProcess::close);
  }
}
