package interlock.service.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import interlock.service.OutsideException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path dir;

  @Test
  void withAKeyStoreItSpeaksHttpsAndNothingElse() throws Exception {
    Path store = keystore();
    try (ApiHouse api = ApiHouse.secured(new Tls(store, PASSWORD));
        HttpClient client = HttpClient.newBuilder().sslContext(trusting(store)).build()) {
      assertThat(api.url()).startsWith("https://127.0.0.1:");
      URI health = URI.create(api.url() + "/health/live");
      assertThat(
              client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString()).body())
          .isEqualTo("{\"live\":true}");
      URI plain = URI.create(health.toString().replace("https", "http"));
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () -> client.send(HttpRequest.newBuilder(plain).build(), BodyHandlers.ofString()));
    }
  }

  @Test
  void aKeyStoreThatCannotBeOpenedIsToldWithoutItsPassword() throws Exception {
    Tls tls = new Tls(keystore(), "not the password");
    assertThat(tls.toString()).doesNotContain("password");
    assertThatExceptionOfType(OutsideException.class)
        .isThrownBy(() -> ApiHouse.secured(tls))
        .withMessageContaining("cannot listen on 127.0.0.1:0")
        .withMessageNotContaining("not the password");
  }

  private Path keystore() throws Exception {
    Path store = dir.resolve("api.p12");
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "api",
                "-dname",
                "CN=api",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertThat(exit).isZero();
    return store;
  }

  private static SSLContext trusting(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("api", keys.getCertificate("api"));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, managers.getTrustManagers(), null);
    return tls;
  }
}
