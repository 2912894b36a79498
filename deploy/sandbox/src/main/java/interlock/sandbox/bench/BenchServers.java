package interlock.sandbox.bench;

import interlock.sandbox.load.Endpoints;
import interlock.sandbox.server.BrokerProcess;
import interlock.sandbox.server.RegistryProcess;
import interlock.sandbox.server.SandboxServers;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A benchmark's broker, in a JVM of its own so that its CPU time counts apart, and its registry.
 */
final class BenchServers implements AutoCloseable {
  private final SandboxServers servers;
  private final BrokerProcess broker;

  private BenchServers(SandboxServers servers, BrokerProcess broker) {
    this.servers = servers;
    this.broker = broker;
  }

  /** Starts both below {@code dir}. */
  static BenchServers start(Path dir, BenchProfile profile, Consumer<String> progress) {
    BrokerProcess[] broker = {null};
    SandboxServers servers =
        SandboxServers.start(
            () -> {
              broker[0] = BrokerProcess.start(dir.resolve("broker"), profile.broker());
              return broker[0];
            },
            () -> RegistryProcess.start(dir.resolve("registry"), progress));
    return new BenchServers(servers, broker[0]);
  }

  BrokerProcess broker() {
    return broker;
  }

  String bootstrap() {
    return broker.bootstrap();
  }

  Endpoints endpoints() {
    return endpoints("");
  }

  /**
   * @param topicPrefix before every topic's name
   */
  Endpoints endpoints(String topicPrefix) {
    return new Endpoints(bootstrap(), servers.registry().url(), topicPrefix);
  }

  @Override
  public void close() {
    servers.close();
  }
}
