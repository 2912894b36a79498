package interlock.sandbox.it;

/** {@link FanOutSuite} on loopback. */
class FanOutIT extends FanOutSuite {
  @Override
  TestCluster startCluster() {
    return new LoopbackCluster();
  }
}
