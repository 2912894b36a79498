package interlock.service.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.contract.policy.PolicyDocument;
import interlock.core.policy.PolicyBook;
import interlock.service.OutsideException;
import interlock.service.config.ListenAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a probe and an operator are told, over HTTP. */
class ManagementTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-05T10:00:00Z"));
  private static final ListenAddress ANY = new ListenAddress("127.0.0.1", 0);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ProcessMeters process = new ProcessMeters("1.2.3", CLOCK);
  private final Health health = new Health(process.meters());
  private final Management management =
      new Management(ANY, "1.2.3", health, process::scrape, CLOCK);
  private boolean alive = true;
  private boolean restored;

  @BeforeEach
  void listen() {
    management.start();
  }

  @AfterEach
  void close() {
    management.close();
    process.close();
    client.close();
  }

  @Test
  void aProcessThatHasNotBegunIsAliveAndNotReady() throws Exception {
    assertThat(code("/livez")).isEqualTo(200);
    assertThat(code("/readyz")).isEqualTo(503);
    assertThat(code("/startupz")).isEqualTo(503);
    assertThat(json("/readyz").at("/parts/policy/how").asText()).isEqualTo("it has not begun");
  }

  @Test
  void aPartThatRestoresKeepsItFromBeingReadyAndSaysHowFarItIs() throws Exception {
    allBegin();

    assertThat(code("/livez")).isEqualTo(200);
    assertThat(code("/readyz")).isEqualTo(503);
    assertThat(json("/readyz").at("/parts/money/how").asText()).isEqualTo("17 to be restored");
    assertThat(json("/readyz").at("/parts/people/ready").asBoolean()).isTrue();
    assertThat(get("/metrics").body())
        .contains("interlock_ready{part=\"money\"} 0.0", "interlock_ready{part=\"people\"} 1.0");

    restored = true;
    assertThat(code("/readyz")).isEqualTo(200);
    assertThat(get("/metrics").body()).contains("interlock_ready{part=\"money\"} 1.0");
  }

  @Test
  void onceStartedStaysStartedAlthoughItRestoresAgain() throws Exception {
    allBegin();
    restored = true;
    assertThat(code("/startupz")).isEqualTo(200);

    restored = false;
    assertThat(code("/startupz")).isEqualTo(200);
    assertThat(code("/readyz")).isEqualTo(503);
  }

  @Test
  void aPartThatGaveUpIsNotAlive() throws Exception {
    allBegin();
    restored = true;
    alive = false;

    assertThat(code("/livez")).isEqualTo(503);
    assertThat(json("/livez").at("/live").asBoolean(true)).isFalse();
  }

  @Test
  void statusTellsVersionSinceWhenAndEachPart() throws Exception {
    allBegin();

    JsonNode status = json("/status");
    assertThat(status.at("/version").asText()).isEqualTo("1.2.3");
    assertThat(status.at("/startedAt").asText()).isEqualTo("2026-03-05T10:00:00Z");
    assertThat(status.at("/live").asBoolean()).isTrue();
    assertThat(status.at("/ready").asBoolean(true)).isFalse();
    assertThat(status.at("/parts")).hasSize(Part.values().length);
  }

  @Test
  void theMetricsNameOnlyTheVersionInForce() throws Exception {
    process.follow(PolicyBook.of(PolicyDocument.packaged()));

    HttpResponse<String> metrics = get("/metrics");
    assertThat(metrics.headers().firstValue("content-type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(metrics.body())
        .contains("interlock_policy_info{version=\"packaged-1\"} 1")
        .contains("interlock_build_info{version=\"1.2.3\"} 1")
        .contains("jvm_memory_used_bytes{");
  }

  @Test
  void anAddressThatIsTakenIsSaidWithTheSettingToChange() {
    URI taken = URI.create(management.url());
    try (var second =
        new Management(
            new ListenAddress("127.0.0.1", taken.getPort()), "", health, () -> "", CLOCK)) {
      assertThatThrownBy(second::start)
          .isInstanceOf(OutsideException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getPort())
          .extracting(e -> ((OutsideException) e).fix())
          .isEqualTo("choose another management.listen");
    }
  }

  private void allBegin() {
    for (Part part : Part.values()) {
      boolean restores = part == Part.MONEY;
      health.begins(
          part,
          () -> alive,
          () -> !restores || restored,
          () -> restores && !restored ? "17 to be restored" : "RUNNING");
    }
  }

  private int code(String path) throws IOException, InterruptedException {
    return get(path).statusCode();
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    return new ObjectMapper().readTree(get(path).body());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(management.url() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
