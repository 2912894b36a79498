package interlock.service.api;

import static interlock.service.tasks.Published.PHONE;
import static interlock.service.tasks.Published.dissuasion;
import static interlock.service.tasks.Published.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamTest {
  private final ApiHouse api = ApiHouse.open();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    api.close();
    client.shutdownNow();
  }

  @Test
  void revisionsComeAsTheyAreKnownMaskedAndWithinTheFilter() throws Exception {
    try (Reading reading = open("/v1/stream?unit=4406", "")) {
      api.put(dissuasion(2).setResponsibleUnit("330106").build());
      api.put(dissuasion(1).build());

      assertThat(reading.event()).contains("event: task", "id: run-2").noneMatch(has(PHONE));
      assertThat(reading.last).anyMatch(has(id("D", 1)));
    }
  }

  @Test
  void whoComesBackMissesNothing() throws Exception {
    for (int i = 1; i <= 3; i++) {
      api.put(dissuasion(i).build());
    }
    try (Reading reading = open("/v1/stream", "run-1")) {
      assertThat(reading.event()).contains("id: run-2");
      assertThat(reading.event()).contains("id: run-3");
    }
  }

  @Test
  void whoComesFromAnotherInstanceOrTooFarBackIsToldToReadTheListsAgain() throws Exception {
    for (int i = 0; i <= EventStream.KEPT; i++) {
      api.put(dissuasion(1).setRevision(i + 1).build());
    }
    for (String place : List.of("other-5", "run-0", "run-99999999", "x")) {
      try (Reading reading = open("/v1/stream", place)) {
        assertThat(reading.event()).as(place).contains("event: reset");
      }
    }
    try (Reading reading = open("/v1/stream", "run-1")) {
      assertThat(reading.event()).contains("id: run-2");
    }
  }

  @Test
  void whatLeavesTheUnitOrTheBookIsGone() throws Exception {
    api.put(dissuasion(1).build(), dissuasion(2).build());
    try (Reading reading = open("/v1/stream?unit=440605", "")) {
      api.put(dissuasion(1).setRevision(2).setResponsibleUnit("330106").build());
      api.put(dissuasion(1).setRevision(3).setResponsibleUnit("330106").build());
      api.book.remove(id("D", 2));

      assertThat(reading.event())
          .contains("event: gone", "data: {\"taskId\":\"" + id("D", 1) + "\"}", "id: run-3");
      assertThat(reading.event()).contains("event: gone").anyMatch(has(id("D", 2)));
    }
  }

  @Test
  void oneCallerHasSoManyStreamsAndGetsAPlaceBackWhenOneEnds() throws Exception {
    List<Reading> all = new ArrayList<>();
    for (int i = 0; i < EventStream.MOST_OF_ONE; i++) {
      all.add(open("/v1/stream", ""));
    }
    var more = api.get("/v1/stream", "Accept", "text/event-stream");
    assertThat(more.status()).isEqualTo(429);
    assertThat(more.response().headers().firstValue("Retry-After")).isPresent();

    all.removeFirst().close();
    Awaitility.await()
        .untilAsserted(
            () -> {
              // A connection that is closed shows when something is written to it.
              api.put(dissuasion(1).build());
              all.add(open("/v1/stream", ""));
            });
    for (Reading reading : all) {
      reading.close();
    }
  }

  @Test
  void aWrongQuestionIsToldBeforeTheStreamBegins() throws Exception {
    assertThat(api.get("/v1/stream?kind=x", "Accept", "text/event-stream").status()).isEqualTo(400);
    assertThat(api.get("/v1/stream").status()).isEqualTo(406);
  }

  private static Predicate<String> has(String text) {
    return line -> line.contains(text);
  }

  private Reading open(String path, String lastEventId) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(api.url() + path)).header("Accept", "text/event-stream");
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    var reading = new Reading(response.body());
    if (lastEventId.isEmpty()) {
      // The first comment says that it listens.
      assertThat(reading.lines.readLine()).startsWith(":");
    }
    return reading;
  }

  private static final class Reading implements AutoCloseable {
    private final InputStream in;
    final BufferedReader lines;
    List<String> last = List.of();

    Reading(InputStream in) {
      this.in = in;
      lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The lines of the next event. */
    List<String> event() throws IOException {
      List<String> event = new ArrayList<>();
      String line = lines.readLine();
      while (line != null && (!line.isEmpty() || event.isEmpty())) {
        if (!line.isEmpty() && !line.startsWith(":")) {
          event.add(line);
        }
        line = lines.readLine();
      }
      last = event;
      return event;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
