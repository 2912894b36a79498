package interlock.sandbox.server;

import java.nio.file.Path;
import java.util.Map;

/**
 * A server's or client's key and certificate, and whom it trusts, as PKCS#12 files.
 *
 * @param keyPassword of the key store
 * @param trustPassword of the trust store
 */
public record TlsStores(Path keystore, String keyPassword, Path truststore, String trustPassword) {
  /** As settings of a broker or client. */
  public Map<String, String> settings() {
    return Map.of(
        "ssl.keystore.type",
        "PKCS12",
        "ssl.keystore.location",
        keystore.toString(),
        "ssl.keystore.password",
        keyPassword,
        "ssl.key.password",
        keyPassword,
        "ssl.truststore.type",
        "PKCS12",
        "ssl.truststore.location",
        truststore.toString(),
        "ssl.truststore.password",
        trustPassword);
  }

  @Override
  public String toString() {
    return keystore + ", " + truststore;
  }
}
