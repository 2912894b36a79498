package interlock.service.worklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import interlock.service.OutsideException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks an API of Interlock. */
public final class ApiClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          // Amounts are told to the fen.
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final URI base;
  private final Optional<String> token;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  /**
   * @param base without a path, for example {@code http://127.0.0.1:7440}
   */
  public ApiClient(URI base, Optional<String> token) {
    this.base = base;
    this.token = token;
  }

  /**
   * A page of tasks.
   *
   * @param query by the parameters of {@code GET /v1/tasks}
   * @throws OutsideException when the API cannot be reached, or refuses
   */
  public JsonNode tasks(Map<String, String> query) throws InterruptedException {
    return get("/v1/tasks", query);
  }

  /**
   * The numbers of the last hours.
   *
   * @param unit and all below it; empty for all that the token may see
   * @throws OutsideException when the API cannot be reached, or refuses
   */
  public JsonNode report(Optional<String> unit, int hours) throws InterruptedException {
    Map<String, String> query = new TreeMap<>(Map.of("hours", Integer.toString(hours)));
    unit.ifPresent(code -> query.put("unit", code));
    return get("/v1/report", query);
  }

  /**
   * What restricts somebody now.
   *
   * @param id a task about him, or an identifier
   * @throws OutsideException when the API cannot be reached, or refuses
   */
  public JsonNode restrictions(String id, boolean reveal) throws InterruptedException {
    String path = "/v1/restrictions/" + encoded(id).replace("+", "%20");
    return get(path, reveal ? Map.of("reveal", "true") : Map.of());
  }

  private JsonNode get(String path, Map<String, String> query) throws InterruptedException {
    String parameters =
        query.entrySet().stream()
            .map(e -> e.getKey() + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    var request = HttpRequest.newBuilder(base.resolve(path + "?" + parameters)).timeout(TIMEOUT);
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    HttpResponse<String> response;
    try {
      response = client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new OutsideException(
          "No API answers at " + base + " (" + e.getClass().getSimpleName() + ")",
          "give the URL that the sandbox prints with --api, or set http.listen on an instance",
          e);
    }
    JsonNode body = json(response.body());
    if (response.statusCode() != OK) {
      throw new OutsideException(
          "The API at %s answers %d: %s"
              .formatted(base, response.statusCode(), body.path("detail").asText("no reason")),
          fix(response.statusCode(), body),
          null);
    }
    return body;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String fix(int status, JsonNode body) {
    return switch (status) {
      case 400 -> body.at("/errors/0/field").asText() + ": " + body.at("/errors/0/fix").asText();
      case 401, 403 ->
          "give the file of a token that has the scope with --token-file; --reveal needs its own";
      default -> "ask again";
    };
  }

  private JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new OutsideException(
          base + " does not answer as an API of Interlock", "correct --api", e);
    }
  }
}
