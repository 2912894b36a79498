package interlock.contract.policy;

import interlock.core.policy.Edition;
import interlock.core.policy.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a policy as canonical YAML. */
final class Renderer {
  private final StringBuilder out = new StringBuilder();

  private Renderer() {}

  static String render(Shape.Group shape, Policy policy) {
    Renderer renderer = new Renderer();
    renderer.group(shape, policy, "");
    return renderer.out.toString();
  }

  private void group(Shape.Group group, Object record, String indent) {
    for (Shape.Field field : group.fields()) {
      entry(field.key(), field.shape(), field.of(record), indent);
    }
  }

  private void entry(String key, Shape shape, Object value, String indent) {
    out.append(indent).append(key).append(':');
    String below = indent + "  ";
    switch (shape) {
      case Shape.Group group -> {
        out.append('\n');
        group(group, value, below);
      }
      case Shape.Table table when isPlain(table.value()) ->
          out.append(' ').append(inline(table, value)).append('\n');
      case Shape.Table table -> {
        out.append('\n');
        Map<?, ?> map = (Map<?, ?>) value;
        for (Object constant : table.keys().getEnumConstants()) {
          if (map.containsKey(constant)) {
            entry(((Enum<?>) constant).name(), table.value(), map.get(constant), below);
          }
        }
      }
      case Shape.Listing listing when listing.element() instanceof Shape.Group group -> {
        List<?> entries = (List<?>) value;
        out.append(entries.isEmpty() ? " []\n" : "\n");
        for (Object element : entries) {
          out.append(below).append("- ").append(inline(group, element)).append('\n');
        }
      }
      case Shape.Listing listing -> out.append(' ').append(inline(listing, value)).append('\n');
      case Shape.Choice c -> out.append(' ').append(inline(c, value)).append('\n');
      case Shape.Count n -> out.append(' ').append(inline(n, value)).append('\n');
      case Shape.Text t -> out.append(' ').append(inline(t, value)).append('\n');
      case Shape.Packaged e -> out.append(' ').append(inline(e, value)).append('\n');
      case Shape.Switch s -> out.append(' ').append(inline(s, value)).append('\n');
    }
  }

  /** A value on one line. */
  static String inline(Shape shape, Object value) {
    return switch (shape) {
      case Shape.Group group ->
          group.fields().stream()
              .map(f -> f.key() + ": " + inline(f.shape(), f.of(value)))
              .collect(Collectors.joining(", ", "{", "}"));
      case Shape.Table table -> {
        Map<?, ?> map = (Map<?, ?>) value;
        yield Arrays.stream(table.keys().getEnumConstants())
            .filter(map::containsKey)
            .map(key -> ((Enum<?>) key).name() + ": " + inline(table.value(), map.get(key)))
            .collect(Collectors.joining(", ", "{", "}"));
      }
      case Shape.Listing listing ->
          ((List<?>) value)
              .stream()
                  .map(element -> inline(listing.element(), element))
                  .collect(Collectors.joining(", ", "[", "]"));
      case Shape.Choice choice -> ((Enum<?>) value).name();
      case Shape.Count number -> number.quantity().text(((Number) value).longValue());
      case Shape.Text text -> quoted((String) value);
      case Shape.Packaged data -> quoted(((Edition) value).edition());
      case Shape.Switch onOff -> value.toString();
    };
  }

  private static boolean isPlain(Shape shape) {
    return !(shape instanceof Shape.Group);
  }

  /** Always in quotes, so that 000000 stays a text for every reader of YAML. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if ((c >= ' ' && c <= '~') || Character.isLetterOrDigit(c)) {
                quoted.appendCodePoint(c);
              } else {
                quoted.append(String.format("\\U%08X", c));
              }
            });
    return quoted.append('"').toString();
  }
}
