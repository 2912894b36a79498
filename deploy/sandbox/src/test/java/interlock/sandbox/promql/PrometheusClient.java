package interlock.sandbox.promql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks a Prometheus, as Grafana does. */
public final class PrometheusClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final String url;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @param url of the Prometheus, without a path
   */
  public PrometheusClient(String url) {
    this.url = url;
  }

  /** The values that there are now, as text; empty where there is no series. */
  public List<String> now(String query) {
    List<String> values = new ArrayList<>();
    data("query", Map.of("query", query))
        .get("result")
        .forEach(series -> values.add(series.at("/value/1").asText()));
    return values;
  }

  /** All values of all series since then, as text. */
  public List<String> since(String query, Instant start, Duration step) {
    List<String> values = new ArrayList<>();
    data(
            "query_range",
            Map.of(
                "query",
                query,
                "start",
                start.toString(),
                "end",
                Instant.now().toString(),
                "step",
                step.toSeconds() + "s"))
        .get("result")
        .forEach(
            series -> series.get("values").forEach(value -> values.add(value.get(1).asText())));
    return values;
  }

  /** What a label says in the series of a selector. */
  public List<String> labelValues(String selector, String label) {
    List<String> values = new ArrayList<>();
    data("label/" + label + "/values", Map.of("match[]", selector))
        .forEach(value -> values.add(value.asText()));
    return values;
  }

  /** Every rule that alerts: its state, health and last error. */
  public List<JsonNode> alertRules() {
    List<JsonNode> rules = new ArrayList<>();
    data("rules", Map.of("type", "alert"))
        .get("groups")
        .forEach(group -> group.get("rules").forEach(rules::add));
    return rules;
  }

  @Override
  public void close() {
    http.close();
  }

  private JsonNode data(String path, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1/" + path + "?" + query))
            .timeout(TIMEOUT)
            .build();
    try {
      HttpResponse<String> answer =
          http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      JsonNode body = JSON.readTree(answer.body());
      if (!body.path("status").asText().equals("success")) {
        throw new IllegalStateException(parameters + ": " + body.path("error").asText());
      }
      return body.get("data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
