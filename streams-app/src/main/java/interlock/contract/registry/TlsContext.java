package interlock.contract.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** TLS towards the registry: whom we trust and who we are. */
final class TlsContext {
  /** A key or trust store file. */
  record Store(String location, Optional<Password> password, String type) {}

  private TlsContext() {}

  /** Empty when nothing is configured: then the JVM's defaults hold. */
  static Optional<SSLContext> of(RegistryConfig config) {
    Optional<Store> trust = config.store(RegistryConfig.TRUSTSTORE);
    Optional<Store> key = config.store(RegistryConfig.KEYSTORE);
    if (trust.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    try {
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      // A null store stands for the JVM's own certificates.
      trusted.init(trust.isPresent() ? load(trust.get(), RegistryConfig.TRUSTSTORE) : null);
      SSLContext context = SSLContext.getInstance("TLS");
      if (key.isEmpty()) {
        context.init(null, trusted.getTrustManagers(), null);
        return Optional.of(context);
      }
      KeyManagerFactory own =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(
          load(key.get(), RegistryConfig.KEYSTORE),
          characters(config.keyPassword().or(key.get()::password)));
      context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
      return Optional.of(context);
    } catch (GeneralSecurityException e) {
      throw unusable("schema.registry.ssl.*: the stores cannot be used", e);
    }
  }

  private static KeyStore load(Store store, String prefix) throws GeneralSecurityException {
    try (InputStream in = Files.newInputStream(Path.of(store.location()))) {
      KeyStore loaded = KeyStore.getInstance(store.type());
      loaded.load(in, characters(store.password()));
      return loaded;
    } catch (IOException e) {
      throw unusable(prefix + "location: no readable store there, or a wrong password", e);
    }
  }

  private static char[] characters(Optional<Password> password) {
    return password.map(p -> p.value().toCharArray()).orElse(null);
  }

  private static ConfigException unusable(String message, Exception cause) {
    ConfigException unusable = new ConfigException(message);
    unusable.initCause(cause);
    return unusable;
  }
}
