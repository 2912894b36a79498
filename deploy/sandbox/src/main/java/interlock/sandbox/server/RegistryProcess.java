package interlock.sandbox.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A real schema registry: Apicurio Registry as published, in a child JVM, by its
 * Confluent-compatible API. Its database is a file, so that ids survive a restart and even a {@code
 * kill -9}.
 */
public final class RegistryProcess implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
  private static final Duration STOP_GRACE = Duration.ofSeconds(10);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
  private static final String MAX_HEAP = "-Xmx256m";
  private static final String COMPATIBILITY = "{\"compatibility\":\"FULL_TRANSITIVE\"}";

  private final DataDir dataDir;
  private final int port;
  private final int managementPort;
  private final Consumer<String> progress;
  private ChildProcess child;

  private RegistryProcess(DataDir dataDir, Consumer<String> progress) {
    this.dataDir = dataDir;
    this.progress = progress;
    List<Integer> ports = FreePorts.take(2);
    port = ports.get(0);
    managementPort = ports.get(1);
    try {
      child = startChild();
    } catch (RuntimeException e) {
      dataDir.dispose();
      throw e;
    }
  }

  /** Starts with a directory of its own, deleted on {@link #close}. Returns when it is ready. */
  public static RegistryProcess start() {
    return new RegistryProcess(DataDir.fresh(), line -> {});
  }

  /**
   * Starts on {@code dataDir} with the schemas that are in it; returns when it is ready and its
   * global compatibility is FULL_TRANSITIVE.
   *
   * @param progress told, in a few lines for a person, how the start goes
   */
  public static RegistryProcess start(Path dataDir, Consumer<String> progress) {
    return new RegistryProcess(DataDir.kept(dataDir), progress);
  }

  /** What a client puts into {@code schema.registry.url}. */
  public String url() {
    return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
  }

  /** The registry's own log. */
  public Path log() {
    return dataDir.path().resolve("registry.log");
  }

  /** The process id of the present child. */
  public synchronized long pid() {
    return child.pid();
  }

  /** {@code kill -9}. */
  public synchronized void kill() {
    child.kill();
  }

  /** Stops it in order and keeps its data. */
  public synchronized void stop() {
    child.terminate(STOP_GRACE);
  }

  /** Starts it again on the same port with the ids it had; stops it first if it runs. */
  public synchronized void restart() {
    stop();
    child = startChild();
  }

  /** Stops it; a temporary data directory is deleted. */
  @Override
  public void close() {
    stop();
    dataDir.dispose();
  }

  private ChildProcess startChild() {
    Path runner = home().resolve("quarkus-run.jar");
    if (!Files.isRegularFile(runner)) {
      throw new IllegalStateException(
          "no schema registry at %s: build first (mvn verify unpacks it), or name its directory"
                  .formatted(runner.getParent())
              + " in the system property interlock.registry.home");
    }
    progress.accept("schema registry: starting");
    ChildProcess starting =
        ChildJvm.start(
            "schema registry",
            jvmArguments(),
            runner.toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
            List.of(),
            log());
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(REQUEST_TIMEOUT)
            .build()) {
      Readiness.await(
          "schema registry", START_TIMEOUT, starting, () -> setCompatibility(http), progress);
    } catch (RuntimeException e) {
      starting.kill();
      throw e;
    }
    return starting;
  }

  /** Where the runner is: named by the build or a launcher, else where the build unpacks it. */
  static Path home() {
    String named = System.getProperty("interlock.registry.home");
    if (named != null) {
      return Path.of(named);
    }
    return Path.of(System.getProperty("interlock.root", ""))
        .resolve("deploy/sandbox/target/registry");
  }

  private List<String> jvmArguments() {
    List<String> arguments = new ArrayList<>(ChildJvm.QUICK_START);
    // Every commit on disk at once: a kill must not lose an id that a producer already uses.
    String database = "jdbc:h2:file:" + dataDir.path().resolve("schemas") + ";WRITE_DELAY=0";
    arguments.addAll(
        List.of(
            MAX_HEAP,
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            "-Dquarkus.management.host=127.0.0.1",
            "-Dquarkus.management.port=" + managementPort,
            "-Dquarkus.http.access-log.enabled=false",
            // Otherwise the same schema with other white space gets another id.
            "-Dapicurio.ccompat.use-canonical-hash=true",
            "-Dapicurio.datasource.url=" + database,
            "-Dapicurio.datasource.jdbc.initial-size=2",
            "-Dapicurio.datasource.jdbc.min-size=2",
            "-Dapicurio.datasource.jdbc.max-size=10"));
    return arguments;
  }

  /** True once the registry has taken the level: it enforces none until told. */
  private boolean setCompatibility(HttpClient http) {
    if (!Readiness.listens(port)) {
      return false;
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/config"))
            .timeout(REQUEST_TIMEOUT)
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .PUT(HttpRequest.BodyPublishers.ofString(COMPATIBILITY))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the schema registry starts", e);
    }
  }
}
