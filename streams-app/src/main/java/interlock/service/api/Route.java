package interlock.service.api;

import interlock.service.access.Scope;
import io.javalin.http.HandlerType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Every route of the API. The OpenAPI document names the same, by path and operation. */
enum Route {
  LIST_TASKS(
      HandlerType.GET,
      "/v1/tasks",
      Scope.READ,
      "unit",
      "state",
      "level",
      "kind",
      "human",
      "limit",
      "cursor",
      "reveal"),
  GET_TASK(HandlerType.GET, "/v1/tasks/{id}", Scope.READ, "history", "reveal"),
  GET_SUBJECT(HandlerType.GET, "/v1/subjects/{id}", Scope.READ, "reveal"),
  GET_ACCOUNT(HandlerType.GET, "/v1/accounts/{account}", Scope.READ, "reveal"),
  GET_CASE(HandlerType.GET, "/v1/cases/{caseId}", Scope.READ, "reveal"),
  STREAM(HandlerType.GET, "/v1/stream", Scope.READ, "unit", "kind"),
  POST_FEEDBACK(HandlerType.POST, "/v1/feedback", Scope.ACT),
  POST_STOP_PAYMENT_FEEDBACK(HandlerType.POST, "/v1/stop-payment-feedback", Scope.ACT),
  /** Which scope depends on the action. */
  POST_DECISION(HandlerType.POST, "/v1/decisions", Scope.READ),
  POST_INCIDENT_REPORT(HandlerType.POST, "/v1/incident-reports", Scope.ACT),
  POST_DIRECTIVE(HandlerType.POST, "/v1/directives", Scope.ACT),
  OPENAPI(HandlerType.GET, "/v1/openapi.yaml"),
  LIVE(HandlerType.GET, "/health/live"),
  READY(HandlerType.GET, "/health/ready");

  private final HandlerType method;
  private final String path;
  private final Optional<Scope> scope;
  private final Set<String> parameters;

  Route(HandlerType method, String path) {
    this(method, path, Optional.empty());
  }

  Route(HandlerType method, String path, Scope scope, String... parameters) {
    this(method, path, Optional.of(scope), parameters);
  }

  Route(HandlerType method, String path, Optional<Scope> scope, String... parameters) {
    this.method = method;
    this.path = path;
    this.scope = scope;
    this.parameters = Set.of(parameters);
  }

  HandlerType method() {
    return method;
  }

  String path() {
    return path;
  }

  /** What a caller needs; empty where nobody is asked who he is. */
  Optional<Scope> scope() {
    return scope;
  }

  /** Names of the query's parameters. */
  Set<String> parameters() {
    return parameters;
  }

  /** The operation's name in the OpenAPI document, for example {@code listTasks}. */
  String operation() {
    var name = new StringBuilder();
    for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }

  static List<Route> all() {
    return Arrays.asList(values());
  }
}
