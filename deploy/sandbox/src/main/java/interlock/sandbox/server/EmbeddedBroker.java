package interlock.sandbox.server;

import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * The real broker, controller included, inside this JVM: for integration tests and the sandbox.
 * Where it is to be killed or measured apart, use {@link BrokerProcess}.
 */
public final class EmbeddedBroker implements Broker {
  private final DataDir dataDir;
  private final BrokerSettings settings;
  private KafkaRaftServer server;

  private EmbeddedBroker(DataDir dataDir, Listeners listeners, Map<String, String> overrides) {
    this.dataDir = dataDir;
    settings = new BrokerSettings(dataDir.path(), listeners, overrides);
    try {
      server = startServer();
    } catch (RuntimeException e) {
      dataDir.dispose();
      throw e;
    }
  }

  /** Starts with a directory of its own, deleted on {@link #close}. Returns when it is ready. */
  public static EmbeddedBroker start() {
    return new EmbeddedBroker(DataDir.fresh(), Listeners.Open.onFreePorts(), Map.of());
  }

  /** Starts on {@code dataDir}, with the topics and records that are in it. */
  public static EmbeddedBroker start(Path dataDir) {
    return start(dataDir, Map.of());
  }

  /**
   * Starts on {@code dataDir}.
   *
   * @param overrides broker settings that replace those of the sandbox
   */
  public static EmbeddedBroker start(Path dataDir, Map<String, String> overrides) {
    return new EmbeddedBroker(DataDir.kept(dataDir), Listeners.Open.onFreePorts(), overrides);
  }

  /**
   * Starts on {@code dataDir} with TLS, passwords, certificates and ACLs, and no other way in. The
   * principals {@code broker} and {@code admin} may do all; nobody else may do anything yet.
   */
  public static Secured startSecured(Path dataDir, TlsStores stores) {
    var listeners = Listeners.Secured.onFreePorts(stores);
    var broker = new EmbeddedBroker(DataDir.kept(dataDir), listeners, Map.of());
    return new Secured(broker, Listeners.at(listeners.certificatePort()));
  }

  /**
   * A secured broker.
   *
   * @param broker its {@link #bootstrap} is for clients with a password
   * @param byCertificate for clients with a certificate
   */
  public record Secured(EmbeddedBroker broker, String byCertificate) {}

  @Override
  public String bootstrap() {
    return settings.bootstrap();
  }

  @Override
  public Path dataDir() {
    return dataDir.path();
  }

  @Override
  public synchronized void stop() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
  }

  @Override
  public synchronized void restart() {
    stop();
    server = startServer();
  }

  @Override
  public void close() {
    stop();
    dataDir.dispose();
  }

  private KafkaRaftServer startServer() {
    try {
      settings.format();
      KafkaRaftServer starting =
          new KafkaRaftServer(KafkaConfig.fromProps(settings.properties()), Time.SYSTEM);
      starting.startup();
      return starting;
    } catch (Exception e) {
      throw new IllegalStateException(
          "the embedded broker did not start on " + settings.bootstrap(), e);
    }
  }
}
