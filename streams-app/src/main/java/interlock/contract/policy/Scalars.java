package interlock.contract.policy;

import interlock.core.policy.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads single values. */
final class Scalars {
  private Scalars() {}

  /** A value, or what is wrong with it. */
  sealed interface Reading {
    record Value(Object value) implements Reading {}

    record Wrong(String message, String fix) implements Reading {}
  }

  static Reading read(Shape shape, String text) {
    return switch (shape) {
      case Shape.Text anyText -> new Reading.Value(text);
      case Shape.Switch onOff -> onOff(text);
      case Shape.Packaged packaged -> edition(packaged.kind(), text);
      case Shape.Choice choice -> choice(choice.type(), text);
      case Shape.Count number -> number(number, text);
      case Shape.Group group -> wrongForm("a group of settings", "its keys indented below it");
      case Shape.Table table -> wrongForm("a group of settings", "its keys indented below it");
      case Shape.Listing listing -> wrongForm("a list", "entries that begin with '-'");
    };
  }

  static Reading wrongForm(String wanted, String form) {
    return new Reading.Wrong("is not " + wanted, "write " + form);
  }

  /** The constant of that name. */
  static Optional<Object> constant(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(c -> ((Enum<?>) c).name().equals(name))
        .map(Object.class::cast)
        .findFirst();
  }

  private static Reading onOff(String text) {
    return switch (text) {
      case "true" -> new Reading.Value(true);
      case "false" -> new Reading.Value(false);
      default -> new Reading.Wrong("is neither true nor false", "write true or false");
    };
  }

  private static Reading choice(Class<?> type, String text) {
    List<String> names = Shape.names(type);
    return constant(type, text)
        .<Reading>map(Reading.Value::new)
        .orElseGet(
            () ->
                new Reading.Wrong(
                    "there is no " + type.getSimpleName() + " of that name",
                    Closest.hint(text, names)));
  }

  private static Reading edition(Class<?> kind, String text) {
    return Editions.find(kind, text)
        .<Reading>map(Reading.Value::new)
        .orElseGet(
            () ->
                new Reading.Wrong(
                    "this product has no such edition", Closest.hint(text, Editions.names(kind))));
  }

  private static Reading number(Shape.Count number, String text) {
    Quantity quantity = number.quantity();
    OptionalLong value = quantity.parse(text);
    if (value.isEmpty()) {
      return new Reading.Wrong("is not " + quantity.form(), "write " + quantity.form());
    }
    if (!number.isInt()) {
      return new Reading.Value(value.getAsLong());
    }
    int small = (int) value.getAsLong();
    return small == value.getAsLong()
        ? new Reading.Value(small)
        : new Reading.Wrong(
            quantity.text(value.getAsLong()) + " is out of range",
            "give " + quantity.range(number.setting()));
  }
}
