package interlock.service.api;

import interlock.core.policy.Units;
import interlock.service.OutsideException;
import interlock.service.access.Caller;
import interlock.service.access.Pace;
import interlock.service.access.TokenFile;
import interlock.service.access.Tokens;
import interlock.service.config.ListenAddress;
import interlock.service.tasks.TaskFilter;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.sse.SseHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP side: who asks, how often, for what; how problems are told. */
final class ApiServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
  private static final String BEARER = "Bearer ";
  private static final String NOBODY = "(no token)";
  private static final String ORDER = "order";
  private static final int THREADS = 64;

  /** The largest input record that a topic takes is as large. */
  private static final long LARGEST_BODY = 1024 * 1024;

  private final Parts parts;
  private final Pace pace;
  private final Connectors connectors;
  private final Javalin server;

  /**
   * What it is made of.
   *
   * @param tokens empty: open to this machine
   * @param tls empty: HTTP
   * @param live whether the process still works
   * @param ready whether the engine runs
   * @param loaded whether all tasks are known
   */
  record Parts(
      ListenAddress listen,
      Optional<Tls> tls,
      Optional<TokenFile> tokens,
      int requestsPerSecond,
      TaskAnswers tasks,
      Submissions submissions,
      EventStream stream,
      Supplier<Units> directory,
      BooleanSupplier live,
      BooleanSupplier ready,
      BooleanSupplier loaded) {}

  ApiServer(Parts parts) {
    this.parts = parts;
    pace = new Pace(parts.requestsPerSecond(), System::nanoTime);
    connectors = new Connectors(parts.listen(), parts.tls(), THREADS);
    server = Javalin.create(this::configure);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = LARGEST_BODY;
    config.http.generateEtags = false;
    connectors.configure(config.jetty);
    Map<Route, Consumer<Request>> answers = answers();
    for (Route route : Route.all()) {
      Handler handler =
          route == Route.STREAM ? stream() : context -> answer(route, context, answers.get(route));
      switch (route.method()) {
        case GET -> config.routes.get(route.path(), handler);
        case POST -> config.routes.post(route.path(), handler);
      }
    }
    config.routes.exception(ApiProblem.class, (problem, context) -> tell(problem, context));
    config.routes.exception(
        OutsideException.class,
        (outside, context) -> {
          LOG.warn("The API cannot answer: {}", outside.getMessage());
          tell(
              ApiProblem.unavailable("Kafka or the registry cannot be reached; ask again"),
              context);
        });
    config.routes.exception(
        HttpResponseException.class,
        (refusal, context) ->
            tell(ApiProblem.of(refusal.getStatus(), title(refusal.getStatus())), context));
    config.routes.exception(
        Exception.class,
        (fault, context) -> {
          // Not the message, nor the path: both may hold an identifier.
          LOG.error("The API failed by {}", fault.getClass().getName(), trace(fault));
          tell(ApiProblem.of(500, "A bug in Interlock; its log says where"), context);
        });
  }

  /** The fault's places without its message. */
  private static Throwable trace(Exception fault) {
    var shown = new IllegalStateException(fault.getClass().getName());
    shown.setStackTrace(fault.getStackTrace());
    return shown;
  }

  private static String title(int status) {
    return switch (status) {
      case 404 -> "There is no such path; see /v1/openapi.yaml";
      case 413 -> "The body is larger than " + LARGEST_BODY + " bytes";
      default -> "The request cannot be taken";
    };
  }

  private Map<Route, Consumer<Request>> answers() {
    Map<Route, Consumer<Request>> answers = new EnumMap<>(Route.class);
    answers.put(Route.LIST_TASKS, parts.tasks()::list);
    answers.put(Route.GET_TASK, parts.tasks()::task);
    answers.put(Route.GET_SUBJECT, parts.tasks()::subject);
    answers.put(Route.GET_ACCOUNT, parts.tasks()::account);
    answers.put(Route.GET_CASE, parts.tasks()::ofCase);
    answers.put(Route.GET_RESTRICTIONS, parts.tasks()::restrictions);
    answers.put(Route.GET_REPORT, parts.tasks()::report);
    answers.put(Route.POST_FEEDBACK, parts.submissions()::feedback);
    answers.put(Route.POST_STOP_PAYMENT_FEEDBACK, parts.submissions()::stopPaymentFeedback);
    answers.put(Route.POST_DECISION, parts.submissions()::decision);
    answers.put(Route.POST_INCIDENT_REPORT, parts.submissions()::incidentReport);
    answers.put(Route.POST_DIRECTIVE, parts.submissions()::directive);
    answers.put(
        Route.OPENAPI,
        request -> request.context().contentType("application/yaml").result(openApi()));
    answers.put(Route.LIVE, request -> health(request, "live", parts.live().getAsBoolean()));
    answers.put(
        Route.READY,
        request ->
            health(
                request, "ready", parts.ready().getAsBoolean() && parts.loaded().getAsBoolean()));
    return answers;
  }

  private static void health(Request request, String what, boolean holds) {
    request.answer(holds ? 200 : 503, Map.of(what, holds));
  }

  private void answer(Route route, Context context, Consumer<Request> answer) {
    answer.accept(admit(route, context));
  }

  private Handler stream() {
    var events =
        new SseHandler(client -> parts.stream().serve(client, client.ctx().attribute(ORDER)));
    return context -> {
      // All that can be wrong is told before the stream begins: afterwards it has its status.
      Request request = admit(Route.STREAM, context);
      TaskFilter filter = TaskAnswers.filter(request).ofAnyState();
      if (!"text/event-stream".equals(context.header("Accept"))) {
        throw ApiProblem.of(406, "Send Accept: text/event-stream");
      }
      StreamPlaces.Place place = parts.stream().place(request.caller());
      context.attribute(ORDER, new StreamOrder(filter, place, stillAllowed(request)));
      try {
        events.handle(context);
      } catch (RuntimeException notBegun) {
        place.close();
        throw notBegun;
      }
    };
  }

  /** Whether the token, and the directory, stand as they did when the request came. */
  private BooleanSupplier stillAllowed(Request request) {
    BooleanSupplier sameUnits = () -> parts.directory().get().equals(request.directory());
    if (parts.tokens().isEmpty()) {
      return sameUnits;
    }
    TokenFile tokens = parts.tokens().get();
    String digest = Tokens.sha256(bearer(request.context()).orElseThrow());
    return () ->
        sameUnits.getAsBoolean() && tokens.callerOf(digest).equals(Optional.of(request.caller()));
  }

  /** Who asks, if he may. */
  private Request admit(Route route, Context context) {
    if (parts.tokens().isEmpty()) {
      requireOwnHost(context);
    }
    if (route.scope().isEmpty()) {
      return new Request(context, route, Caller.OPEN, parts.directory().get());
    }
    Caller caller = caller(context);
    if (!pace.admits(caller.name())) {
      throw ApiProblem.tooFast();
    }
    if (!caller.may(route.scope().get())) {
      throw ApiProblem.forbidden("This token has no scope " + route.scope().get().label());
    }
    if (!parts.loaded().getAsBoolean()) {
      throw ApiProblem.unavailable("The tasks are still being read; ask again");
    }
    var request = new Request(context, route, caller, parts.directory().get());
    request.requireKnownParameters();
    return request;
  }

  private Caller caller(Context context) {
    if (parts.tokens().isEmpty()) {
      return Caller.OPEN;
    }
    Optional<Caller> caller =
        bearer(context).flatMap(token -> parts.tokens().get().callerOf(Tokens.sha256(token)));
    if (caller.isEmpty() && !pace.admits(NOBODY)) {
      throw ApiProblem.tooFast();
    }
    return caller.orElseThrow(
        () -> ApiProblem.unauthorised("Send Authorization: Bearer and a token that is in force"));
  }

  private static Optional<String> bearer(Context context) {
    return Optional.ofNullable(context.header("Authorization"))
        .filter(header -> header.startsWith(BEARER))
        .map(header -> header.substring(BEARER.length()).strip());
  }

  /** A web page that has its own name point to this machine must not speak to an open API. */
  private static void requireOwnHost(Context context) {
    String host = context.host();
    boolean own =
        host == null
            || ListenAddress.parse(host.contains(":") ? host : host + ":80")
                .map(ListenAddress::isLoopback)
                .orElse(false);
    if (!own) {
      throw ApiProblem.of(421, "Without tokens the API answers under a loopback address only");
    }
  }

  private static void tell(ApiProblem problem, Context context) {
    problem.headers().forEach(context::header);
    context
        .status(problem.status())
        .contentType("application/problem+json")
        .result(ApiJson.text(problem.body()));
  }

  /** The OpenAPI document. */
  static String openApi() {
    try (InputStream in = ApiServer.class.getResourceAsStream("/api/openapi.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of our own", e);
    }
  }

  /**
   * Begins to listen.
   *
   * @throws OutsideException when the address is taken or the key store cannot be used
   */
  void start() {
    try {
      server.start();
    } catch (RuntimeException e) {
      throw new OutsideException(
          "The API cannot listen on " + parts.listen() + ": " + e.getMessage(),
          "choose another http.listen, or check http.tls.keystore and its password",
          e);
    }
    LOG.info("The API listens on {}", url());
    if (parts.tokens().isEmpty()) {
      LOG.warn(
          "The API asks for no tokens: everybody on this machine may read, act, approve and reveal"
              + " (http.tokens.file)");
    }
  }

  /** Where it is reached on this machine. */
  String url() {
    return connectors.url();
  }

  @Override
  public void close() {
    parts.stream().close();
    try {
      server.stop();
    } catch (RuntimeException late) {
      LOG.warn("The API was stopped with answers on their way");
    }
  }
}
