package interlock.contract.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLongArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a request to the first registry address that answers. An address that fails is passed over
 * for its cool-down; when all are cooling, the one that failed longest ago is asked first.
 */
final class RegistryHttp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryHttp.class);
  private static final String JSON = "application/vnd.schemaregistry.v1+json";

  /** A registry's answer that is no outage. */
  record Reply(int status, String body) {}

  private final List<URI> urls;
  private final Optional<String> authorization;
  private final Duration readTimeout;
  private final long coolDownNanos;
  private final HttpClient client;

  /** Per address, the nano time until which it cools, relative to {@link #origin}. */
  private final AtomicLongArray coolUntil;

  private final long origin = System.nanoTime();

  RegistryHttp(RegistryConfig config) {
    urls = config.urls();
    authorization =
        config
            .credentials()
            .map(userInfo -> userInfo.getBytes(StandardCharsets.UTF_8))
            .map(bytes -> "Basic " + Base64.getEncoder().encodeToString(bytes));
    readTimeout = config.duration(RegistryConfig.READ_TIMEOUT);
    coolDownNanos = config.duration(RegistryConfig.URL_COOL_DOWN).toNanos();
    coolUntil = new AtomicLongArray(urls.size());
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // Not every registry understands the request to change to HTTP/2.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.duration(RegistryConfig.CONNECT_TIMEOUT));
    TlsContext.of(config).ifPresent(builder::sslContext);
    client = builder.build();
  }

  Reply get(String path) {
    return send("GET", path, HttpRequest.BodyPublishers.noBody());
  }

  Reply post(String path, String body) {
    return send("POST", path, HttpRequest.BodyPublishers.ofString(body));
  }

  Reply put(String path, String body) {
    return send("PUT", path, HttpRequest.BodyPublishers.ofString(body));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private Reply send(String method, String path, HttpRequest.BodyPublisher body) {
    List<String> failures = new ArrayList<>();
    for (int index : inOrderOfPreference()) {
      URI url = urls.get(index);
      try {
        Reply reply = exchange(request(method, URI.create(url + path), body));
        Optional<String> outage = outage(reply);
        if (outage.isEmpty()) {
          coolUntil.set(index, 0);
          return reply;
        }
        failures.add(url.getAuthority() + " " + outage.get());
      } catch (IOException e) {
        failures.add(url.getAuthority() + " " + e.getMessage());
      }
      cool(index, failures.getLast());
    }
    throw new RegistryOutage("no schema registry answers: " + String.join("; ", failures));
  }

  private HttpRequest request(String method, URI uri, HttpRequest.BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Accept", JSON + ", application/json")
            .method(method, body);
    if (!method.equals("GET")) {
      request.header("Content-Type", JSON);
    }
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request.build();
  }

  /**
   * Waits for the whole answer: the client's own time-out ends with the headers, and a server may
   * hang after them.
   */
  private Reply exchange(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<String>> exchange =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      HttpResponse<String> response = exchange.get(readTimeout.toNanos(), TimeUnit.NANOSECONDS);
      return new Reply(response.statusCode(), response.body());
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw new IOException("no answer within " + readTimeout.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      // The class says it (ConnectException, HttpConnectTimeoutException …); messages may be null.
      throw new IOException(e.getCause().getClass().getSimpleName(), e.getCause());
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new RegistryOutage("interrupted while asking the schema registry", e);
    }
  }

  /** What kind of outage this answer is, if it is one. */
  private static Optional<String> outage(Reply reply) {
    return switch (reply.status()) {
      case 401, 403 ->
          Optional.of(
              "HTTP %d: it refuses our credentials, see %s and %s"
                  .formatted(
                      reply.status(), RegistryConfig.CREDENTIALS_SOURCE, RegistryConfig.USER_INFO));
      case 429 -> Optional.of("HTTP 429: too many requests");
      case 200, 201, 204, 404, 409, 422 -> Optional.empty();
      default -> Optional.of("HTTP " + reply.status());
    };
  }

  private void cool(int index, String failure) {
    long now = System.nanoTime() - origin;
    if (coolUntil.getAndSet(index, now + coolDownNanos) == 0) {
      LOG.warn("Schema registry address passed over for a while: {}", failure);
    }
  }

  private List<Integer> inOrderOfPreference() {
    long now = System.nanoTime() - origin;
    List<Integer> order = new ArrayList<>();
    for (int index = 0; index < urls.size(); index++) {
      order.add(index);
    }
    long[] until = new long[urls.size()];
    for (int index = 0; index < until.length; index++) {
      until[index] = Math.max(0, coolUntil.get(index) - now);
    }
    // A stable sort: addresses that do not cool keep the order of the setting.
    order.sort(Comparator.comparingLong(index -> until[index]));
    return order;
  }
}
