package interlock.contract.policy;

import interlock.core.policy.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where two policies differ, setting by setting. Their names and moments are not settings. */
public final class PolicyDiff {
  private static final Set<String> NOT_SETTINGS = Set.of("version", "effectiveFrom");
  private static final String NOTHING = "";

  private final List<Difference> differences = new ArrayList<>();

  private PolicyDiff() {}

  /**
   * One setting.
   *
   * @param path as in a document; {@code []} behind it where a list has an entry more or less
   * @param before as in a document, on one line; empty where there was none
   * @param after the same
   */
  public record Difference(String path, String before, String after) {}

  /** Every setting that differs, in the order of a document. */
  public static List<Difference> of(Policy before, Policy after) {
    PolicyDiff diff = new PolicyDiff();
    for (Shape.Field field : PolicyDocument.SHAPE.fields()) {
      if (!NOT_SETTINGS.contains(field.key())) {
        diff.compare(field.key(), field.shape(), field.of(before), field.of(after));
      }
    }
    return List.copyOf(diff.differences);
  }

  private void compare(String path, Shape shape, Object before, Object after) {
    if (before.equals(after)) {
      return;
    }
    switch (shape) {
      case Shape.Group group ->
          group
              .fields()
              .forEach(f -> compare(path + "." + f.key(), f.shape(), f.of(before), f.of(after)));
      case Shape.Table table -> table(path, table, (Map<?, ?>) before, (Map<?, ?>) after);
      case Shape.Listing listing when listing.element() instanceof Shape.Group group ->
          listing(path, group, (List<?>) before, (List<?>) after);
      case Shape.Listing plain -> add(path, plain, before, after);
      case Shape.Choice plain -> add(path, plain, before, after);
      case Shape.Count plain -> add(path, plain, before, after);
      case Shape.Text plain -> add(path, plain, before, after);
      case Shape.Packaged plain -> add(path, plain, before, after);
      case Shape.Switch plain -> add(path, plain, before, after);
    }
  }

  private void table(String path, Shape.Table table, Map<?, ?> before, Map<?, ?> after) {
    for (Object key : Arrays.asList(table.keys().getEnumConstants())) {
      String at = path + "." + ((Enum<?>) key).name();
      Object old = before.get(key);
      Object next = after.get(key);
      if (old != null && next != null) {
        compare(at, table.value(), old, next);
      } else if (old != null || next != null) {
        add(at, table.value(), old, next);
      }
    }
  }

  private void listing(String path, Shape.Group group, List<?> before, List<?> after) {
    List<Object> gone = new ArrayList<>(before);
    gone.removeAll(after);
    List<Object> come = new ArrayList<>(after);
    come.removeAll(before);
    gone.forEach(entry -> add(path + "[]", group, entry, null));
    come.forEach(entry -> add(path + "[]", group, null, entry));
    if (gone.isEmpty() && come.isEmpty()) {
      differences.add(new Difference(path, "the same entries", "in another order"));
    }
  }

  private void add(String path, Shape shape, Object before, Object after) {
    differences.add(new Difference(path, inline(shape, before), inline(shape, after)));
  }

  private static String inline(Shape shape, Object value) {
    return value == null ? NOTHING : Renderer.inline(shape, value);
  }
}
