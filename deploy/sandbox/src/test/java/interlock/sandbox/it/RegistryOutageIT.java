package interlock.sandbox.it;

/** {@link RegistryOutageSuite} on loopback. */
class RegistryOutageIT extends RegistryOutageSuite {
  @Override
  TestCluster startCluster() {
    return new LoopbackCluster();
  }
}
