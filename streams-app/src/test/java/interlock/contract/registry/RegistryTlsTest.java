package interlock.contract.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path dir;
  private Path store;
  private HttpsServer server;

  /** A server that asks for a certificate; it and its clients use one and the same. */
  @BeforeEach
  void start() throws Exception {
    store = dir.resolve("store.p12");
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "registry",
                "-dname",
                "CN=registry",
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
    SSLContext tls = serverContext();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ssl = tls.getDefaultSSLParameters();
            ssl.setNeedClientAuth(true);
            parameters.setSSLParameters(ssl);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"schema\":\"\\\"int\\\"\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void trustsItsTrustStoreAndShowsItsCertificate() {
    try (HttpSchemaRegistry client = client(store("truststore"), store("keystore"))) {
      assertThat(client.byId(1)).isEqualTo(Schema.create(Schema.Type.INT));
    }
  }

  @Test
  void aServerThatIsNotTrustedIsAnOutage() {
    try (HttpSchemaRegistry client = client(store("keystore"))) {
      assertThatExceptionOfType(RegistryOutage.class).isThrownBy(() -> client.byId(1));
    }
  }

  @Test
  void aServerThatMissesOurCertificateIsAnOutage() {
    try (HttpSchemaRegistry client = client(store("truststore"))) {
      assertThatExceptionOfType(RegistryOutage.class).isThrownBy(() -> client.byId(1));
    }
  }

  @Test
  void aStoreThatCannotBeReadIsAProblemOfTheSettings() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(
            () ->
                client(
                    Map.of(
                        "schema.registry.ssl.truststore.location",
                        store.toString(),
                        "schema.registry.ssl.truststore.password",
                        "secret")))
        .withMessageContaining("schema.registry.ssl.truststore.location")
        .withMessageNotContaining("secret");
  }

  private Map<String, String> store(String kind) {
    return Map.of(
        "schema.registry.ssl." + kind + ".location",
        store.toString(),
        "schema.registry.ssl." + kind + ".password",
        PASSWORD,
        "schema.registry.ssl." + kind + ".type",
        "PKCS12");
  }

  @SafeVarargs
  private HttpSchemaRegistry client(Map<String, String>... settings) {
    Map<String, String> all = new HashMap<>();
    all.put("schema.registry.url", "https://127.0.0.1:" + server.getAddress().getPort());
    for (Map<String, String> some : settings) {
      all.putAll(some);
    }
    return new HttpSchemaRegistry(new RegistryConfig(all));
  }

  private SSLContext serverContext() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD.toCharArray());
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return tls;
  }
}
