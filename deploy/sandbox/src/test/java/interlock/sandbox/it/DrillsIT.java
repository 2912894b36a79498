package interlock.sandbox.it;

/** {@link DrillsSuite} on loopback. */
class DrillsIT extends DrillsSuite {
  @Override
  TestCluster startCluster() {
    return new LoopbackCluster();
  }
}
