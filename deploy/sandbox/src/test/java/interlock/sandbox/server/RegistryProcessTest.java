package interlock.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryProcessTest {
  @TempDir Path dir;

  @Test
  void keepsItsIdsAndItsPortOverAKillAndOverAnOrderlyStop() throws Exception {
    List<String> progress = Collections.synchronizedList(new ArrayList<>());
    try (RegistryProcess registry = RegistryProcess.start(dir, progress::add);
        HttpClient http = HttpClient.newHttpClient()) {
      String url = registry.url();
      String first = register(http, registry, "First");
      String second = register(http, registry, "Second");
      assertThat(second).isNotEqualTo(first);
      assertThat(get(http, registry, "/config")).contains("FULL_TRANSITIVE");

      registry.kill();
      registry.restart();
      assertThat(registry.url()).isEqualTo(url);
      assertThat(register(http, registry, "First")).isEqualTo(first);

      registry.stop();
      registry.restart();
      assertThat(register(http, registry, "Second")).isEqualTo(second);
      assertThat(get(http, registry, "/subjects")).contains("First-value", "Second-value");
    }
    assertThat(progress)
        .anyMatch(line -> line.startsWith("schema registry: ready after"))
        .startsWith("schema registry: starting");
  }

  private static String register(HttpClient http, RegistryProcess registry, String name)
      throws Exception {
    String schema =
        "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"" + name + "\\\",\\\"fields\\\":[]}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/" + name + "-value/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"schema\":\"" + schema + "\"}"))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static String get(HttpClient http, RegistryProcess registry, String path)
      throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(registry.url() + path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
