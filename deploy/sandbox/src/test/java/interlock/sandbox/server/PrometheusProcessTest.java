package interlock.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusProcessTest {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final String RULES =
      """
      groups:
        - name: test
          rules:
            - {record: doubled, expr: 2 * things_total}
      """;

  @TempDir Path dir;

  @BeforeEach
  void needsPrometheus() {
    Assumptions.assumeTrue(
        PrometheusProcess.installed().isPresent(),
        "skipped: no Prometheus here; " + PrometheusProcess.HOW_TO_INSTALL);
  }

  @Test
  void scrapesItsTargetsEvaluatesTheRulesAndEndsWithItsOwner() throws Exception {
    Path rules = Files.writeString(dir.resolve("rules.yml"), RULES);
    HttpServer target = target("things_total 21\n");
    List<String> progress = new ArrayList<>();
    PrometheusProcess prometheus =
        PrometheusProcess.start(
            dir.resolve("data"),
            new PrometheusProcess.Watch(
                "it",
                List.of("127.0.0.1:" + target.getAddress().getPort()),
                rules.toString(),
                EVERY),
            progress::add);
    try (prometheus) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> query(prometheus, "doubled{job=\"it\"}").contains("\"42\""));
      prometheus.requireAlive();
    } finally {
      target.stop(0);
    }
    assertThat(progress).anyMatch(line -> line.startsWith("prometheus: ready after"));
    assertThat(Readiness.listens(URI.create(prometheus.url()).getPort())).isFalse();
    assertThat(prometheus.log()).content().contains("See you next time!");
  }

  @Test
  void saysWhatItRefuses() throws IOException {
    Path rules = Files.writeString(dir.resolve("rules.yml"), "groups: [{name: x, rules: [{}]}]");
    var watch = new PrometheusProcess.Watch("it", List.of(), rules.toString(), EVERY);
    assertThatIllegalStateException()
        .isThrownBy(() -> PrometheusProcess.start(watch, line -> {}))
        .withMessageContaining("the prometheus ended with exit code")
        .withMessageContaining("rules.yml");
  }

  /** A second JVM starts it and is killed; it must not be left behind. */
  @Test
  void endsWhenItsParentIsKilled() throws Exception {
    Path ready = dir.resolve("url");
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                dir.toString(),
                ready.toString())
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("parent.log").toFile())
            .start();
    try {
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(ready));
      int port = URI.create(Files.readString(ready)).getPort();
      assertThat(Readiness.listens(port)).isTrue();
      parent.destroyForcibly().waitFor();
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !Readiness.listens(port));
    } finally {
      parent.destroyForcibly();
    }
  }

  /** The parent of {@link #endsWhenItsParentIsKilled}. */
  static final class Parent {
    public static void main(String[] args) throws Exception {
      var watch = new PrometheusProcess.Watch("it", List.of(), args[0] + "/none.yml", EVERY);
      PrometheusProcess prometheus =
          PrometheusProcess.start(Path.of(args[0]).resolve("data"), watch, line -> {});
      Path ready = Path.of(args[1]);
      Path written = ready.resolveSibling("url.part");
      Files.writeString(written, prometheus.url());
      Files.move(written, ready);
      Thread.currentThread().join();
    }
  }

  private static HttpServer target(String metrics) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] body = metrics.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/metrics",
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          try (exchange) {
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    return server;
  }

  private static String query(PrometheusProcess prometheus, String expression) throws Exception {
    String encoded = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    URI uri = URI.create(prometheus.url() + "/api/v1/query?query=" + encoded);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(uri).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return new ObjectMapper().readTree(answer.body()).at("/data/result").toString();
    }
  }
}
