package interlock.sandbox.it;

/** {@link NightSuite} on loopback. */
class NightIT extends NightSuite {
  @Override
  TestCluster startCluster() {
    return new LoopbackCluster();
  }
}
