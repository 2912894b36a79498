package interlock.core.policy;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks every single setting against what its {@link Setting} allows. */
final class Ranges {
  private final List<Violation> violations = new ArrayList<>();

  private Ranges() {}

  /**
   * What is out of range in a record that is about to be made of these values, and in its parts.
   */
  static List<Violation> violations(Class<? extends Record> type, List<?> values) {
    Ranges ranges = new Ranges();
    ranges.components("", type, values);
    return List.copyOf(ranges.violations);
  }

  private void components(String path, Class<?> type, List<?> values) {
    RecordComponent[] components = type.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      Setting setting = components[i].getAnnotation(Setting.class);
      String key = Quantity.key(name);
      value(path.isEmpty() ? key : path + "." + key, values.get(i), setting, Quantity.of(name));
    }
  }

  private void value(String path, Object value, Setting setting, Quantity quantity) {
    switch (value) {
      case Record part -> components(path, part.getClass(), values(part));
      case Map<?, ?> map -> {
        map.forEach((key, entry) -> value(path + "." + key, entry, setting, quantity));
        missing(path, map, setting);
      }
      case List<?> list -> {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
          String at = path + "[" + i + "]";
          value(at, list.get(i), setting, quantity);
          if (!seen.add(list.get(i))) {
            violations.add(new Violation(at, "is there twice", "leave one out"));
          }
        }
      }
      case Number number -> number(path, number.longValue(), setting, quantity);
      case String text -> text(path, text, setting);
      default -> {
        // Booleans and enums have no range.
      }
    }
  }

  private void number(String path, long number, Setting setting, Quantity quantity) {
    if (number < setting.min() || number > setting.max()) {
      violations.add(
          new Violation(
              path,
              quantity.text(number) + " is out of range",
              "give " + range(setting, quantity)));
    }
  }

  private void text(String path, String text, Setting setting) {
    if (text.length() < setting.min() || text.length() > setting.max()) {
      violations.add(
          new Violation(
              path,
              "has " + text.length() + " characters",
              "give " + range(setting, Quantity.COUNT) + " characters"));
    } else if (!setting.pattern().isEmpty() && !text.matches(setting.pattern())) {
      violations.add(
          new Violation(path, "has other characters", "give what matches " + setting.pattern()));
    }
  }

  private void missing(String path, Map<?, ?> map, Setting setting) {
    if (!setting.complete() || map.isEmpty()) {
      return;
    }
    for (Object constant :
        ((Enum<?>) map.keySet().iterator().next()).getDeclaringClass().getEnumConstants()) {
      if (!map.containsKey(constant)) {
        violations.add(new Violation(path, constant + " is missing", "name every key"));
      }
    }
  }

  /** The range in the words of a document. */
  static String range(Setting setting, Quantity quantity) {
    return setting.max() == Long.MAX_VALUE
        ? "at least " + quantity.text(setting.min())
        : quantity.text(setting.min()) + " to " + quantity.text(setting.max());
  }

  private static List<Object> values(Record part) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : part.getClass().getRecordComponents()) {
      try {
        values.add(component.getAccessor().invoke(part));
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException("A policy record hides " + component, impossible);
      }
    }
    return values;
  }
}
