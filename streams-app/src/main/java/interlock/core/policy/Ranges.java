package interlock.core.policy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks every single setting against what its {@link Setting} allows. */
final class Ranges {
  private final List<Violation> violations = new ArrayList<>();
  private boolean complete = true;

  private Ranges() {}

  /** Checks a record that is about to be made of these values, and all its parts. */
  static Ranges of(Class<? extends Record> type, List<?> values) {
    Ranges ranges = new Ranges();
    ranges.components("", type, values);
    return ranges;
  }

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** Whether every map that must name every key does. */
  boolean complete() {
    return complete;
  }

  private void components(String path, Class<?> type, List<?> values) {
    RecordComponent[] components = type.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      Setting setting = components[i].getAnnotation(Setting.class);
      String key = Quantity.key(name);
      String at = path.isEmpty() ? key : path + "." + key;
      value(at, values.get(i), setting, Quantity.of(name));
      if (values.get(i) instanceof Map<?, ?> map && setting.complete()) {
        var generic = (ParameterizedType) components[i].getGenericType();
        missing(at, map, (Class<?>) generic.getActualTypeArguments()[0]);
      }
    }
  }

  private void value(String path, Object value, Setting setting, Quantity quantity) {
    switch (value) {
      case Record part -> components(path, part.getClass(), values(part));
      case Map<?, ?> map ->
          map.forEach((key, entry) -> value(path + "." + key, entry, setting, quantity));
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
              path, quantity.text(number) + " is out of range", "give " + quantity.range(setting)));
    }
  }

  private void text(String path, String text, Setting setting) {
    if (text.length() < setting.min() || text.length() > setting.max()) {
      violations.add(
          new Violation(
              path,
              "has " + text.length() + " characters",
              "give " + Quantity.COUNT.range(setting) + " characters"));
    } else if (!setting.pattern().isEmpty() && !text.matches(setting.pattern())) {
      violations.add(
          new Violation(path, "has other characters", "give what matches " + setting.pattern()));
    }
  }

  private void missing(String path, Map<?, ?> map, Class<?> keys) {
    for (Object constant : keys.getEnumConstants()) {
      if (!map.containsKey(constant)) {
        complete = false;
        violations.add(new Violation(path, constant + " is missing", "name every key"));
      }
    }
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
