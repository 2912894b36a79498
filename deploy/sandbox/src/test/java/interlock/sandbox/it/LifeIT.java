package interlock.sandbox.it;

/** {@link LifeSuite} on loopback. */
class LifeIT extends LifeSuite {
  @Override
  TestCluster startCluster() {
    return new LoopbackCluster();
  }
}
