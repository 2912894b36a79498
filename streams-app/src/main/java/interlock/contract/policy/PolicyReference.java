package interlock.contract.policy;

import interlock.core.policy.Policy;
import interlock.core.policy.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference page of the policy: path, type, default, meaning, from the records themselves. */
public final class PolicyReference {
  private final StringBuilder rows = new StringBuilder();

  private PolicyReference() {}

  /** The page as Markdown; its defaults are those of {@code packaged}. */
  public static String markdown(Policy packaged) {
    PolicyReference page = new PolicyReference();
    page.group(PolicyDocument.SHAPE, List.of(packaged), "");
    return """
        # The policy, setting by setting

        Generated from `interlock.core.policy`; `mvn verify -Ddocs=write` writes it anew. A document
        must name its `version` and `effectiveFrom`; what else it leaves out is as here. A list that
        it names replaces the whole list. `*` stands for each name in the type column, `[]` for each
        entry of a list.

        | path | type | default | meaning |
        |---|---|---|---|
        """
        + page.rows
        + "\n`units."
        + UnitTable.KEY
        + "`: "
        + UnitTable.MEANING
        + " The first line names the columns by the keys of `units.directory[]`, several values in"
        + " a cell are separated by blanks. A published version holds the units themselves.\n";
  }

  private void group(Shape.Group group, List<?> records, String path) {
    for (Shape.Field field : group.fields()) {
      String at = path.isEmpty() ? field.key() : path + "." + field.key();
      List<Object> values = records.stream().map(field::of).toList();
      field(field.shape(), field.setting(), values, at);
    }
  }

  private void field(Shape shape, Setting setting, List<?> values, String path) {
    switch (shape) {
      case Shape.Group group -> group(group, values, path);
      case Shape.Table table when table.value() instanceof Shape.Group group -> {
        row(path, "names " + or(Shape.names(table.keys())), "", setting.value());
        group(group, values.stream().flatMap(v -> inOrder(table, v)).toList(), path + ".*");
      }
      case Shape.Listing listing when listing.element() instanceof Shape.Group group -> {
        int size = values.stream().mapToInt(v -> ((List<?>) v).size()).sum();
        String preset = size == 0 ? "`[]`" : size + " entries, see `policy/default.yaml`";
        row(path, "list", preset, setting.value());
        group(group, List.of(), path + "[]");
      }
      default -> row(path, type(shape), preset(shape, setting, values), setting.value());
    }
  }

  private static Stream<Object> inOrder(Shape.Table table, Object map) {
    return Arrays.stream(table.keys().getEnumConstants()).map(key -> ((Map<?, ?>) map).get(key));
  }

  private static String preset(Shape shape, Setting setting, List<?> values) {
    if (!values.isEmpty()) {
      return values.stream()
          .map(v -> "`" + Renderer.inline(shape, v) + "`")
          .collect(Collectors.joining(" "));
    }
    return setting.orElse().equals(Setting.NONE) ? "must be given" : "`" + setting.orElse() + "`";
  }

  private static String type(Shape shape) {
    return switch (shape) {
      case Shape.Choice choice -> or(Shape.names(choice.type()));
      case Shape.Packaged data -> or(Editions.names(data.kind()));
      case Shape.Switch onOff -> "`true` or `false`";
      case Shape.Text text -> "text, " + text.setting().min() + " to " + text.setting().max();
      case Shape.Count number ->
          number.quantity().form() + ", " + number.quantity().range(number.setting());
      case Shape.Listing listing -> "list of " + type(listing.element());
      case Shape.Table table -> "for " + or(Shape.names(table.keys())) + ": " + type(table.value());
      case Shape.Group group -> "group";
    };
  }

  private static String or(List<String> names) {
    return names.stream().map(n -> "`" + n + "`").collect(Collectors.joining(" "));
  }

  private void row(String path, String type, String preset, String meaning) {
    rows.append("| `")
        .append(path)
        .append("` | ")
        .append(type)
        .append(" | ")
        .append(preset)
        .append(" | ")
        .append(meaning)
        .append(" |\n");
  }
}
