package interlock.sandbox.drill;

import interlock.core.identity.Masks;
import interlock.schemas.Contracts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Compares values of a tree, and shows them to a person. */
final class Values {
  /** In rising order; UNKNOWN is none of them. */
  private static final List<String> LEVELS =
      Contracts.schema("interlock.common.Level").getEnumSymbols().stream()
          .filter(symbol -> !symbol.equals("UNKNOWN"))
          .toList();

  private static final int SHOWN = 160;

  private Values() {}

  /** Money and numbers by their value, all else as it is. */
  static boolean equal(Object actual, Object expected) {
    if (actual instanceof Number a && expected instanceof Number e) {
      return decimal(a).compareTo(decimal(e)) == 0;
    }
    return actual.equals(expected);
  }

  /** Negative, zero or positive; empty for what has no order, such as a level UNKNOWN. */
  static OptionalInt compare(Object actual, Object expected) {
    if (actual instanceof Number a && expected instanceof Number e) {
      return OptionalInt.of(decimal(a).compareTo(decimal(e)));
    }
    if (actual instanceof Instant a && expected instanceof Instant e) {
      return OptionalInt.of(a.compareTo(e));
    }
    int a = LEVELS.indexOf(actual.toString());
    int e = LEVELS.indexOf(expected.toString());
    return a < 0 || e < 0 ? OptionalInt.empty() : OptionalInt.of(Integer.compare(a, e));
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }

  /**
   * The value for a person; nothing of an identifier but its tail.
   *
   * @param start what moments are shown as offsets from
   */
  static String text(Object value, FieldPath path, Instant start) {
    String text = shown(value, path, start);
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private static String shown(Object value, FieldPath path, Instant start) {
    return switch (value) {
      case List<?> list ->
          list.stream()
              .map(e -> shown(e, path.kind() == Kind.LIST ? path.element() : path, start))
              .collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> tree ->
          tree.entrySet().stream()
              .map(e -> e.getKey() + ": " + field(e.getKey().toString(), e.getValue(), path, start))
              .collect(Collectors.joining(", ", "{", "}"));
      case Instant moment -> offset(moment, start);
      case BigDecimal yuan -> yuan.toPlainString();
      default -> path.masked() ? Masks.tail(value.toString()) : value.toString();
    };
  }

  private static String field(String name, Object value, FieldPath record, Instant start) {
    try {
      return shown(value, record.at(name), start);
    } catch (FieldPath.Unknown e) {
      throw new IllegalStateException("a tree has the fields of its contract", e);
    }
  }

  private static String offset(Instant moment, Instant start) {
    Duration offset = Duration.between(start, moment);
    return (offset.isNegative() ? "" : "+") + Offsets.text(offset);
  }
}
