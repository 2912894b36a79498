package interlock.sandbox.it;

/** {@link EraseSuite} on loopback. */
class EraseIT extends EraseSuite {
  @Override
  TestCluster startCluster() {
    return new LoopbackCluster();
  }
}
