package interlock.service.api;

import interlock.core.policy.Units;
import interlock.service.access.Caller;
import interlock.service.access.Scope;
import interlock.service.tasks.Area;
import interlock.service.tasks.UnitScope;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One request of a known caller: its parameters, read and checked. */
record Request(Context context, Route route, Caller caller, Units directory) {
  private static final String REVEAL = "reveal";

  /**
   * Refuses parameters that nobody reads: a filter that is misspelt must not show everything.
   *
   * @throws ApiProblem naming the parameter
   */
  void requireKnownParameters() {
    for (String name : context.queryParamMap().keySet()) {
      if (!route.parameters().contains(name)) {
        throw ApiProblem.badField(
            "(query)",
            "has a parameter that is not known",
            "write only: " + String.join(", ", new TreeSet<>(route.parameters())));
      }
    }
  }

  /**
   * Whether identifiers are to be shown in full.
   *
   * @throws ApiProblem when it is asked for and not allowed
   */
  boolean reveals() {
    if (!flag(REVEAL, false)) {
      return false;
    }
    if (!caller.may(Scope.REVEAL)) {
      throw ApiProblem.forbidden("This token may not reveal identifiers (scope reveal)");
    }
    return true;
  }

  boolean flag(String name, boolean otherwise) {
    return text(name)
        .map(
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw ApiProblem.badField(
                          name,
                          "is neither true nor false",
                          "write " + name + "=true or leave out");
                })
        .orElse(otherwise);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isBlank());
  }

  /** A moment, ISO-8601 with its offset. */
  Optional<Instant> moment(String name) {
    return text(name)
        .map(
            text -> {
              try {
                return OffsetDateTime.parse(text).toInstant();
              } catch (DateTimeParseException e) {
                throw ApiProblem.badField(
                    name, "is no moment", "write ISO-8601, like 2026-03-09T12:00:00Z");
              }
            });
  }

  /** A list, comma-separated, of words of a closed list. */
  Set<String> words(String name, Set<String> known) {
    Set<String> words =
        text(name).stream()
            .flatMap(text -> Arrays.stream(text.split(",", -1)))
            .map(String::strip)
            .collect(Collectors.toSet());
    if (!known.containsAll(words)) {
      throw ApiProblem.badField(
          name, "has a word that is not known", "write some of " + new TreeSet<>(known));
    }
    return words;
  }

  Area unit() {
    return text("unit").map(UnitScope::of).orElse(UnitScope.EVERYWHERE).in(directory);
  }

  /** The one unit that is asked about, else the token's own; empty: every unit. */
  Optional<String> unitId() {
    return text("unit").map(UnitScope::of).orElse(caller.units()).unitId();
  }

  /** What the caller may see and act on. */
  Area seen() {
    return caller.units().in(directory);
  }

  /** A number between 1 and {@code most}. */
  int count(String name, int otherwise, int most) {
    return text(name)
        .map(
            text -> {
              if (!text.matches("\\d{1,6}")
                  || Integer.parseInt(text) < 1
                  || Integer.parseInt(text) > most) {
                throw ApiProblem.badField(
                    name, "is out of range", "write a number from 1 to " + most);
              }
              return Integer.parseInt(text);
            })
        .orElse(otherwise);
  }

  void answer(int status, Object tree) {
    context.status(status).contentType("application/json").result(ApiJson.text(tree));
  }
}
