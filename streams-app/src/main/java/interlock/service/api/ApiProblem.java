package interlock.service.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a request is not answered, as RFC 9457's problem+json. Never holds a value that was sent: it
 * may be an identifier.
 */
final class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<FieldProblem> fields;
  private final transient Map<String, String> headers;

  /**
   * What is wrong with a field.
   *
   * @param field by the contract's names, for example {@code transfers[0].amount}
   * @param fix what to write instead
   */
  record FieldProblem(String field, String problem, String fix) {}

  private ApiProblem(
      int status, String detail, List<FieldProblem> fields, Map<String, String> headers) {
    super(detail);
    this.status = status;
    this.fields = List.copyOf(fields);
    this.headers = Map.copyOf(headers);
  }

  static ApiProblem badFields(List<FieldProblem> fields) {
    return new ApiProblem(400, fields.size() + " field(s) are wrong", fields, Map.of());
  }

  static ApiProblem badField(String field, String problem, String fix) {
    return badFields(List.of(new FieldProblem(field, problem, fix)));
  }

  static ApiProblem badBody(String detail) {
    return new ApiProblem(400, detail, List.of(), Map.of());
  }

  static ApiProblem unauthorised(String detail) {
    return new ApiProblem(401, detail, List.of(), Map.of("WWW-Authenticate", "Bearer"));
  }

  static ApiProblem forbidden(String detail) {
    return new ApiProblem(403, detail, List.of(), Map.of());
  }

  /** Also when there is such a thing that the caller may not see: nobody learns of it so. */
  static ApiProblem notFound(String what) {
    return new ApiProblem(
        404, "There is no such " + what + ", or not for you", List.of(), Map.of());
  }

  static ApiProblem tooFast() {
    return tooMany("Too many requests; wait a second");
  }

  static ApiProblem tooMany(String detail) {
    return new ApiProblem(429, detail, List.of(), Map.of("Retry-After", "1"));
  }

  static ApiProblem unavailable(String detail) {
    return new ApiProblem(503, detail, List.of(), Map.of("Retry-After", "2"));
  }

  static ApiProblem of(int status, String detail) {
    return new ApiProblem(status, detail, List.of(), Map.of());
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", title());
    body.put("status", status);
    body.put("detail", getMessage());
    if (!fields.isEmpty()) {
      List<Map<String, String>> errors = new ArrayList<>();
      for (FieldProblem field : fields) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("field", field.field());
        error.put("problem", field.problem());
        error.put("fix", field.fix());
        errors.add(error);
      }
      body.put("errors", errors);
    }
    return body;
  }

  private String title() {
    return switch (status) {
      case 400 -> "The request is wrong";
      case 401 -> "No valid token";
      case 403 -> "Not allowed";
      case 404 -> "Not found";
      case 413 -> "Too large";
      case 415 -> "Not JSON";
      case 429 -> "Too many requests";
      case 503 -> "Not available now";
      default -> status >= 500 ? "A fault of the server" : "The request is wrong";
    };
  }
}
