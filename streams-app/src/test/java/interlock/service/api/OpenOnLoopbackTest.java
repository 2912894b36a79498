package interlock.service.api;

import static interlock.service.tasks.Published.PHONE;
import static interlock.service.tasks.Published.dissuasion;
import static interlock.service.tasks.Published.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without tokens: the sandbox. */
class OpenOnLoopbackTest {
  private final ApiHouse api = ApiHouse.open();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void everybodyOnThisMachineMayDoEverythingAndRevealsAreWrittenDownAllTheSame() throws Exception {
    api.put(dissuasion(1).build());
    assertThat(api.get("/v1/tasks").ids()).containsExactly(id("D", 1));
    assertThat(api.get("/v1/tasks?reveal=true").text()).contains(PHONE);
    assertThat(api.audit).containsExactly("open listTasks [" + id("D", 1) + "]");
    assertThat(api.get("/v1/openapi.yaml").text()).startsWith("openapi: 3.1.0");
    assertThat(api.get("/health/ready").status()).isEqualTo(200);
  }

  @Test
  void aWebPageWhoseNamePointsHereIsNotAnswered() throws Exception {
    assertThat(status("evil.example")).contains(" 421 ");
    assertThat(status("evil.example:7440")).contains(" 421 ");
    assertThat(status("localhost:7440")).contains(" 200 ");
    assertThat(status("[::1]:7440")).contains(" 200 ");
  }

  /** By hand: Java's client does not let a Host be set. */
  private String status(String host) throws IOException {
    URI uri = URI.create(api.url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET /v1/tasks HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("");
    }
  }
}
