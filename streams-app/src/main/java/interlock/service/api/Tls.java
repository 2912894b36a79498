package interlock.service.api;

import java.nio.file.Path;

/**
 * The server's certificate and key.
 *
 * @param keystore a PKCS#12 file
 */
public record Tls(Path keystore, String password) {
  /** Without the password. */
  @Override
  public String toString() {
    return keystore.toString();
  }
}
