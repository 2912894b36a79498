package interlock.sandbox.it;

import interlock.sandbox.server.SandboxServers;

/** The sandbox's own servers. */
final class LoopbackCluster implements TestCluster {
  private final SandboxServers servers = SandboxServers.start();

  @Override
  public String bootstrap() {
    return servers.broker().bootstrap();
  }

  @Override
  public String registryUrl() {
    return servers.registry().url();
  }

  @Override
  public void silenceRegistry() {
    servers.registry().kill();
  }

  @Override
  public void reviveRegistry() {
    servers.registry().restart();
  }

  @Override
  public void close() {
    servers.close();
  }
}
