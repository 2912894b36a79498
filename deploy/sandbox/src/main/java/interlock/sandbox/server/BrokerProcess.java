package interlock.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** The broker as a child JVM, so that it can be killed and its CPU time counted apart. */
public final class BrokerProcess implements Broker {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration STOP_GRACE = Duration.ofSeconds(15);
  private static final String MAX_HEAP = "-Xmx512m";

  private final DataDir dataDir;
  private final BrokerSettings settings;
  private ChildProcess child;

  private BrokerProcess(DataDir dataDir, Map<String, String> overrides) {
    this(dataDir, new BrokerSettings(dataDir.path(), Listeners.Open.onFreePorts(), overrides));
  }

  private BrokerProcess(DataDir dataDir, BrokerSettings settings) {
    this.dataDir = dataDir;
    this.settings = settings;
    try {
      child = startChild();
    } catch (RuntimeException e) {
      dataDir.dispose();
      throw e;
    }
  }

  /** Starts with a directory of its own, deleted on {@link #close}. Returns when it is ready. */
  public static BrokerProcess start() {
    return new BrokerProcess(DataDir.fresh(), Map.of());
  }

  /** Starts on {@code dataDir}, with the topics and records that are in it. */
  public static BrokerProcess start(Path dataDir) {
    return start(dataDir, Map.of());
  }

  /**
   * Starts on {@code dataDir}.
   *
   * @param overrides broker settings that replace those of the sandbox
   */
  public static BrokerProcess start(Path dataDir, Map<String, String> overrides) {
    return new BrokerProcess(DataDir.kept(dataDir), overrides);
  }

  /**
   * Starts one node among several. Returns when it answers, which it does once most of the voters
   * have started: they have to be started at the same time.
   */
  static BrokerProcess startNode(Path dataDir, BrokerSettings settings) {
    return new BrokerProcess(DataDir.kept(dataDir), settings);
  }

  @Override
  public String bootstrap() {
    return settings.bootstrap();
  }

  @Override
  public Path dataDir() {
    return dataDir.path();
  }

  /** The broker's own log. */
  public Path log() {
    return dataDir.path().resolve("broker.log");
  }

  /** The process id of the present child. */
  public synchronized long pid() {
    return child.pid();
  }

  /** CPU time of the present child; zero where the system does not tell. */
  public synchronized Duration cpu() {
    return child.cpu();
  }

  /** {@code kill -9}: no clean shutdown, as in a power cut. Start it again by {@link #restart}. */
  public synchronized void kill() {
    child.kill();
  }

  @Override
  public synchronized void stop() {
    child.terminate(STOP_GRACE);
  }

  @Override
  public synchronized void restart() {
    stop();
    child = startChild();
  }

  @Override
  public void close() {
    stop();
    dataDir.dispose();
  }

  private ChildProcess startChild() {
    Path properties = dataDir.path().resolve("server.properties");
    try {
      settings.format();
      try (Writer writer = Files.newBufferedWriter(properties)) {
        settings.properties().store(writer, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("cannot format " + dataDir.path(), e);
    }
    List<String> jvmArguments =
        List.of(MAX_HEAP, "-Xshare:auto", "-Dlogback.configurationFile=logback-broker.xml");
    ChildProcess starting =
        ChildJvm.start(
            "broker",
            jvmArguments,
            System.getProperty("java.class.path"),
            "kafka.Kafka",
            List.of(properties.toString()),
            log());
    try {
      Readiness.await("broker", START_TIMEOUT, starting, this::answers, progress -> {});
    } catch (RuntimeException e) {
      starting.kill();
      throw e;
    }
    return starting;
  }

  private boolean answers() {
    if (!Readiness.listens(settings.port())) {
      return false;
    }
    Properties client = new Properties();
    client.put("bootstrap.servers", bootstrap());
    try (Admin admin = Admin.create(client)) {
      return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the broker starts", e);
    }
  }
}
