package interlock.service.api;

import interlock.service.access.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Every route of the API. The OpenAPI document names the same, by path and operation. */
enum Route {
  LIST_TASKS(
      Verb.GET,
      "/v1/tasks",
      Scope.READ,
      "unit state level kind human own since limit cursor reveal"),
  GET_TASK(Verb.GET, "/v1/tasks/{id}", Scope.READ, "history reveal"),
  GET_SUBJECT(Verb.GET, "/v1/subjects/{id}", Scope.READ, "reveal"),
  GET_ACCOUNT(Verb.GET, "/v1/accounts/{account}", Scope.READ, "reveal"),
  GET_CASE(Verb.GET, "/v1/cases/{caseId}", Scope.READ, "reveal"),
  GET_RESTRICTIONS(Verb.GET, "/v1/restrictions/{id}", Scope.READ, "reveal"),
  GET_REPORT(Verb.GET, "/v1/report", Scope.READ, "unit hours"),
  STREAM(Verb.GET, "/v1/stream", Scope.READ, "unit kind"),
  POST_FEEDBACK(Verb.POST, "/v1/feedback", Scope.ACT, ""),
  POST_STOP_PAYMENT_FEEDBACK(Verb.POST, "/v1/stop-payment-feedback", Scope.ACT, ""),
  /** Which scope depends on the action. */
  POST_DECISION(Verb.POST, "/v1/decisions", Scope.READ, ""),
  POST_INCIDENT_REPORT(Verb.POST, "/v1/incident-reports", Scope.ACT, ""),
  POST_DIRECTIVE(Verb.POST, "/v1/directives", Scope.ACT, ""),
  OPENAPI(Verb.GET, "/v1/openapi.yaml"),
  LIVE(Verb.GET, "/health/live"),
  READY(Verb.GET, "/health/ready");

  /** The two methods that there are. */
  enum Verb {
    GET,
    POST
  }

  private final Verb method;
  private final String path;
  private final Optional<Scope> scope;
  private final String parameters;

  Route(Verb method, String path) {
    this(method, path, Optional.empty(), "");
  }

  Route(Verb method, String path, Scope scope, String parameters) {
    this(method, path, Optional.of(scope), parameters);
  }

  Route(Verb method, String path, Optional<Scope> scope, String parameters) {
    this.method = method;
    this.path = path;
    this.scope = scope;
    this.parameters = parameters;
  }

  Verb method() {
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
    return parameters.isEmpty() ? Set.of() : Set.of(parameters.split(" ", -1));
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
