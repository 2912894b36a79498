package interlock.sandbox.it;

/** A broker and a schema registry to test on; the registry can be made to fall silent. */
interface TestCluster extends AutoCloseable {
  String bootstrap();

  String registryUrl();

  /** From now on the registry answers nobody. */
  void silenceRegistry();

  /** It answers again, at the same address and with the ids it had. */
  void reviveRegistry();

  @Override
  void close();
}
