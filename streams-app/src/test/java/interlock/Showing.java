package interlock;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Whether a record's text shows what some of its components hold. */
final class Showing {
  private static final String SECRET = "13800138000";

  private Showing() {}

  /** Whether the record has a component of one of these names that is a text, or may be one. */
  static boolean concerns(Class<?> record, Set<String> names) {
    return Arrays.stream(record.getRecordComponents()).anyMatch(c -> isSecret(c, names));
  }

  /** Makes one with a telling text in these components, as little as possible in the others. */
  static boolean of(Class<?> record, Set<String> names) {
    RecordComponent[] components = record.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = isSecret(components[i], names) ? secret(types[i]) : least(types[i]);
    }
    try {
      Constructor<?> constructor = record.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values).toString().contains(SECRET);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot make a " + record.getName(), e);
    }
  }

  private static boolean isSecret(RecordComponent component, Set<String> names) {
    return names.contains(component.getName())
        && (component.getType() == String.class
            || component
                .getGenericType()
                .getTypeName()
                .equals("java.util.Optional<java.lang.String>"));
  }

  private static Object secret(Class<?> type) {
    return type == String.class ? SECRET : Optional.of(SECRET);
  }

  private static Object least(Class<?> type) {
    if (type == String.class) {
      return "x";
    }
    if (type.isPrimitive()) {
      return Array.get(Array.newInstance(type, 1), 0);
    }
    if (type.isArray()) {
      return Array.newInstance(type.getComponentType(), 0);
    }
    if (type == Optional.class) {
      return Optional.empty();
    }
    if (type == OptionalLong.class) {
      return OptionalLong.empty();
    }
    if (type == List.class) {
      return List.of();
    }
    return type == Map.class ? Map.of() : null;
  }
}
