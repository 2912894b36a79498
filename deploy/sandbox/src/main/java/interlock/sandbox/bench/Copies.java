package interlock.sandbox.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Whether an instance has its own state and a copy of the other's, by what it says of itself. */
final class Copies implements AutoCloseable {
  /** Under load a copy is always some records behind: a few tens of milliseconds. */
  private static final long MOST_BEHIND = 500;

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int OK = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  /**
   * Asks once.
   *
   * @param management where the instance tells of itself, {@code host:port}
   */
  boolean areReady(String management) throws InterruptedException {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://" + management + "/status"))
                  .timeout(TIMEOUT)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == OK && areReady(JSON.readTree(answer.body()));
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The same of an answer: both applications run, restore nothing, and are hardly behind. */
  static boolean areReady(JsonNode status) {
    JsonNode applications = status.path("applications");
    int ready = 0;
    for (JsonNode app : applications) {
      if (app.path("state").asText().equals("RUNNING")
          && app.path("standby").asInt() > 0
          && app.path("toBeRestored").asLong(1) == 0
          && app.path("standbyLag").asLong(Long.MAX_VALUE) <= MOST_BEHIND) {
        ready++;
      }
    }
    return ready > 0 && ready == applications.size();
  }

  @Override
  public void close() {
    http.close();
  }
}
