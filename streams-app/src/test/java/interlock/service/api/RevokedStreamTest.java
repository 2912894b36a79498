package interlock.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RevokedStreamTest {
  @TempDir private static Path dir;

  @Test
  void aStreamEndsWithItsTokenAndOthersGoOn() throws Exception {
    try (var api = ApiHouse.guarded(dir, 1_000, "nanhai 440605 read", "chief 4406 read");
        var client = HttpClient.newHttpClient();
        BufferedReader nanhai = stream(client, api, "nanhai");
        BufferedReader chief = stream(client, api, "chief")) {
      Path file = dir.resolve("tokens.yaml");
      // The same person and the same token, for another unit.
      Files.writeString(file, Files.readString(file).replace("440605", "330106"));
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

      assertThat(nanhai.readLine()).as("ends before the first heartbeat").isNull();
      assertThat(chief.readLine()).as("a heartbeat").startsWith(":");
    }
  }

  private static BufferedReader stream(HttpClient client, ApiHouse api, String token)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(api.url() + "/v1/stream"))
            .header("Accept", "text/event-stream")
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    assertThat(lines.readLine()).startsWith(": since");
    return lines;
  }
}
