package interlock.sandbox.it;

/** {@link BadBytesSuite} on loopback. */
class BadBytesIT extends BadBytesSuite {
  @Override
  TestCluster startCluster() {
    return new LoopbackCluster();
  }
}
