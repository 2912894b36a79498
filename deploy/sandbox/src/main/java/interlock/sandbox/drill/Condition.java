package interlock.sandbox.drill;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What a drill asks of one field. */
sealed interface Condition {
  /** The value itself; a list holds it when it contains it. */
  record Equal(Operand operand) implements Condition {}

  /** Not less: levels, numbers, money, times. */
  record AtLeast(Operand operand) implements Condition {}

  /** Not more: levels, numbers, money, times. */
  record AtMost(Operand operand) implements Condition {}

  /** One of these; a list holds it when it contains one of them. */
  record In(List<Operand> operands) implements Condition {
    public In {
      operands = List.copyOf(operands);
    }
  }

  /** Present; a list is present when it is not empty. */
  record Exists(boolean expected) implements Condition {}

  /** Some element matches all; any element where nothing is asked. */
  record Some(Match match) implements Condition {}

  /** No element matches all; no element at all where nothing is asked. */
  record None(Match match) implements Condition {}

  /** So many elements. */
  record Size(int expected) implements Condition {}

  /**
   * @throws Bindings.Missing when a reference has no value
   */
  default boolean holds(Optional<Object> actual, Bindings bindings) throws Bindings.Missing {
    return switch (this) {
      case Equal equal -> isOneOf(actual, List.of(equal.operand()), bindings);
      case In in -> isOneOf(actual, in.operands(), bindings);
      case AtLeast least -> {
        OptionalInt order = compare(actual, bindings.resolve(least.operand()));
        yield order.isPresent() && order.getAsInt() >= 0;
      }
      case AtMost most -> {
        OptionalInt order = compare(actual, bindings.resolveLatest(most.operand()));
        yield order.isPresent() && order.getAsInt() <= 0;
      }
      case Exists exists -> isThere(actual) == exists.expected();
      case Some some -> anyElement(actual, some.match(), bindings);
      case None none -> !anyElement(actual, none.match(), bindings);
      case Size size -> elements(actual).size() == size.expected();
    };
  }

  /**
   * Resolves every reference, also where no record asks for it: a never must not hold because of an
   * earlier step that failed.
   *
   * @throws Bindings.Missing when a reference has no value
   */
  default void requireReferences(Bindings bindings) throws Bindings.Missing {
    List<Operand> operands =
        switch (this) {
          case Equal equal -> List.of(equal.operand());
          case In in -> in.operands();
          case AtLeast least -> List.of(least.operand());
          case AtMost most -> List.of(most.operand());
          case Exists exists -> List.of();
          case Size size -> List.of();
          case Some some -> {
            some.match().requireReferences(bindings);
            yield List.of();
          }
          case None none -> {
            none.match().requireReferences(bindings);
            yield List.of();
          }
        };
    for (Operand operand : operands) {
      bindings.resolve(operand);
    }
  }

  /** As a person would say it; identifiers masked. */
  default String text(FieldPath path, Bindings bindings) {
    return switch (this) {
      case Equal equal -> text(equal.operand(), path, bindings);
      case In in ->
          in.operands().stream()
              .map(o -> text(o, path, bindings))
              .collect(Collectors.joining(", ", "in [", "]"));
      case AtLeast least -> "at least " + text(least.operand(), path, bindings);
      case AtMost most -> "at most " + text(most.operand(), path, bindings);
      case Exists exists -> exists.expected() ? "present" : "absent";
      case Some some -> "some " + some.match().text(bindings);
      case None none -> "none " + none.match().text(bindings);
      case Size size -> "size " + size.expected();
    };
  }

  private static boolean isThere(Optional<Object> actual) {
    return actual.isPresent() && !(actual.get() instanceof List<?> list && list.isEmpty());
  }

  private static boolean isOneOf(Optional<Object> actual, List<Operand> operands, Bindings bindings)
      throws Bindings.Missing {
    for (Operand operand : operands) {
      Object expected = bindings.resolve(operand);
      if (actual.isPresent() && isOrContains(actual.get(), expected)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOrContains(Object actual, Object expected) {
    return Values.equal(actual, expected)
        || (actual instanceof List<?> list
            && list.stream().anyMatch(element -> Values.equal(element, expected)));
  }

  private static OptionalInt compare(Optional<Object> actual, Object expected) {
    return actual.isEmpty() ? OptionalInt.empty() : Values.compare(actual.get(), expected);
  }

  private static boolean anyElement(Optional<Object> actual, Match match, Bindings bindings)
      throws Bindings.Missing {
    for (Object element : elements(actual)) {
      if (match.clauses().isEmpty()
          || (element instanceof Map<?, ?> tree && match.holds(tree, bindings))) {
        return true;
      }
    }
    return false;
  }

  private static List<?> elements(Optional<Object> actual) {
    return actual.isPresent() && actual.get() instanceof List<?> list ? list : List.of();
  }

  private static String text(Operand operand, FieldPath path, Bindings bindings) {
    try {
      Object value = bindings.resolve(operand);
      Instant start = bindings.start();
      return Values.text(
          value,
          path.kind() == Kind.LIST && !(value instanceof List) ? path.element() : path,
          start);
    } catch (Bindings.Missing e) {
      return operand.toString();
    }
  }
}
