package interlock.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The Prometheus that is installed on this machine, on loopback, with data of its own. */
public final class PrometheusProcess implements AutoCloseable {
  /** What a person has to do where {@link #installed} finds none. */
  public static final String HOW_TO_INSTALL =
      "install it (Debian, Ubuntu: apt-get install prometheus; its service is not needed, only"
          + " `prometheus` on the search path)";

  private static final String PROGRAM = "prometheus";
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration STOP_GRACE = Duration.ofSeconds(15);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

  private final DataDir dataDir;
  private final int port = FreePorts.one();
  private final ChildProcess child;

  /**
   * What it scrapes and judges.
   *
   * @param job the label {@code job} of all that it scrapes
   * @param targets host:port each, asked for {@code /metrics}
   * @param rules a file or pattern of files with rules, absolute
   * @param every between two scrapes, and between two evaluations of the rules; whole seconds
   */
  public record Watch(String job, List<String> targets, String rules, Duration every) {
    public Watch {
      targets = List.copyOf(targets);
    }

    String yaml() {
      return """
      global:
        scrape_interval: %1$ds
        scrape_timeout: %1$ds
        evaluation_interval: %1$ds
      rule_files: ['%2$s']
      scrape_configs:
        - job_name: '%3$s'
          static_configs:
            - targets: [%4$s]
      """
          .formatted(
              every.toSeconds(),
              rules.replace("'", "''"),
              job,
              targets.stream().map(t -> "'" + t + "'").collect(Collectors.joining(", ")));
    }
  }

  private PrometheusProcess(DataDir dataDir, Watch watch, Consumer<String> progress) {
    this.dataDir = dataDir;
    try {
      child = startChild(watch, progress);
    } catch (RuntimeException e) {
      dataDir.dispose();
      throw e;
    }
  }

  /** Where it is installed, if it is. */
  public static Optional<Path> installed() {
    return ChildProgram.onSearchPath(PROGRAM);
  }

  /** Starts with a directory of its own, deleted on {@link #close}. Returns when it is ready. */
  public static PrometheusProcess start(Watch watch, Consumer<String> progress) {
    return new PrometheusProcess(DataDir.fresh(), watch, progress);
  }

  /**
   * Starts on {@code dataDir} with the samples that are in it; returns when it is ready.
   *
   * @param progress told, in a few lines for a person, how the start goes
   * @throws IllegalStateException when it is not installed, or refuses its configuration
   */
  public static PrometheusProcess start(Path dataDir, Watch watch, Consumer<String> progress) {
    return new PrometheusProcess(DataDir.kept(dataDir), watch, progress);
  }

  /** Its pages, and its API below {@code /api/v1}. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Its own log. */
  public Path log() {
    return dataDir.path().resolve("prometheus.log");
  }

  /** Fails with the end of its log when it has ended. */
  public void requireAlive() {
    child.requireAlive();
  }

  /** Stops it; a temporary data directory is deleted. */
  @Override
  public void close() {
    child.terminate(STOP_GRACE);
    dataDir.dispose();
  }

  private ChildProcess startChild(Watch watch, Consumer<String> progress) {
    Path program =
        installed()
            .orElseThrow(() -> new IllegalStateException("no Prometheus here: " + HOW_TO_INSTALL));
    Path config = dataDir.path().resolve("prometheus.yml");
    try {
      Files.writeString(config, watch.yaml());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + config, e);
    }
    ChildProcess starting =
        ChildProgram.start(
            PROGRAM,
            program,
            List.of(
                "--config.file=" + config,
                "--storage.tsdb.path=" + dataDir.path().resolve("samples"),
                "--web.listen-address=127.0.0.1:" + port),
            log());
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(REQUEST_TIMEOUT).build()) {
      Readiness.await(PROGRAM, START_TIMEOUT, starting, () -> isReady(http), progress);
    } catch (RuntimeException e) {
      starting.kill();
      throw e;
    }
    return starting;
  }

  private boolean isReady(HttpClient http) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/-/ready")).timeout(REQUEST_TIMEOUT).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Prometheus starts", e);
    }
  }
}
