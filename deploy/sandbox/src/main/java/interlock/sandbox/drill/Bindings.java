package interlock.sandbox.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a running drill knows by name: its start, and the records that its steps found. */
final class Bindings {
  private final Instant start;
  private final Duration lateness;
  private final Map<String, Map<String, Object>> found = new HashMap<>();

  /**
   * @param start the drill's time zero on the engine's clock
   * @param lateness by how much an event may come later than the drill says
   */
  Bindings(Instant start, Duration lateness) {
    this.start = start;
    this.lateness = lateness;
  }

  /** A value is not to be had, because an earlier step did not hold or a field is absent. */
  static final class Missing extends Exception {
    private static final long serialVersionUID = 1L;

    Missing(String message) {
      super(message);
    }
  }

  Instant start() {
    return start;
  }

  void bind(String alias, Map<String, Object> tree) {
    found.put(alias, tree);
  }

  /** As an upper bound: what a late event promises is late with it. */
  Object resolveLatest(Operand operand) throws Missing {
    Object value = resolve(operand);
    return operand instanceof Operand.At ? ((Instant) value).plus(lateness) : value;
  }

  Object resolve(Operand operand) throws Missing {
    return switch (operand) {
      case Operand.Literal literal -> literal.value();
      case Operand.At moment -> start.plus(moment.offset());
      case Operand.Reference reference -> resolve(reference);
      case Operand.Joined joined -> {
        StringBuilder text = new StringBuilder();
        for (Operand part : joined.parts()) {
          text.append(text(resolve(part)));
        }
        yield text.toString();
      }
    };
  }

  private Object resolve(Operand.Reference reference) throws Missing {
    Map<String, Object> tree = found.get(reference.alias());
    if (tree == null) {
      throw new Missing(reference + ": no step has found " + reference.alias());
    }
    return Trees.at(tree, reference.path())
        .orElseThrow(() -> new Missing(reference + " is absent"));
  }

  private static String text(Object value) {
    return value instanceof java.util.List<?> list
        ? list.stream().map(Bindings::text).collect(Collectors.joining(","))
        : value instanceof java.math.BigDecimal yuan ? yuan.toPlainString() : value.toString();
  }
}
