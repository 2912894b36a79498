package interlock.service.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.service.OutsideException;
import interlock.service.api.Connectors;
import interlock.service.config.ListenAddress;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listener for those who run Interlock: {@code /metrics}, {@code /livez}, {@code /readyz},
 * {@code /startupz}, {@code /status}. It listens before anything else of the process begins.
 */
public final class Management implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Management.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int THREADS = 12;
  private static final int OK = 200;
  private static final int NOT_NOW = 503;

  private final ListenAddress listen;
  private final Health health;
  private final Status status;
  private final Supplier<String> scrape;
  private final Connectors connectors;
  private final Javalin server;

  /**
   * Not listening yet.
   *
   * @param version of Interlock
   * @param scrape all metrics in Prometheus' text format
   */
  public Management(
      ListenAddress listen,
      String version,
      Health health,
      Supplier<String> scrape,
      InstantSource clock) {
    this.listen = listen;
    this.health = health;
    this.scrape = scrape;
    status = new Status(version, health, clock);
    connectors = new Connectors(listen, Optional.empty(), THREADS);
    server = Javalin.create(this::configure);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    connectors.configure(config.jetty);
    config.routes.get(
        "/metrics",
        context ->
            context.contentType("text/plain; version=0.0.4; charset=utf-8").result(scrape.get()));
    config.routes.get("/livez", context -> probe(context, "live", health.isLive()));
    config.routes.get("/readyz", context -> probe(context, "ready", health.isReady()));
    config.routes.get("/startupz", context -> probe(context, "started", health.hasStarted()));
    config.routes.get("/status", context -> answer(context, OK, status.shown()));
    config.routes.exception(
        Exception.class,
        (fault, context) -> {
          LOG.error("The management listener failed by {}", fault.getClass().getName());
          answer(context, 500, Map.of("fault", fault.getClass().getName()));
        });
  }

  private void probe(Context context, String what, boolean holds) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(what, holds);
    body.put("parts", health.shown());
    answer(context, holds ? OK : NOT_NOW, body);
  }

  private static void answer(Context context, int code, Map<String, Object> body) {
    try {
      context
          .status(code)
          .contentType("application/json")
          .result(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, texts and numbers can be written", e);
    }
  }

  /** From now on {@code /status} tells of it. */
  public void watch(Watch watch) {
    status.watch(watch);
  }

  /**
   * Begins to listen.
   *
   * @throws OutsideException when the address is taken
   */
  public void start() {
    try {
      server.start();
    } catch (RuntimeException e) {
      throw new OutsideException(
          "The management listener cannot listen on " + listen + ": " + e.getMessage(),
          "choose another management.listen",
          e);
    }
    LOG.info("Metrics and health are at {}", url());
  }

  /** Where it is reached on this machine, after its start. */
  public String url() {
    return connectors.url();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (RuntimeException late) {
      LOG.warn("The management listener was stopped with answers on their way");
    }
  }
}
