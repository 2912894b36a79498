package interlock.contract.policy;

import interlock.core.policy.Edition;
import interlock.core.policy.Quantity;
import interlock.core.policy.Setting;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How a policy record is laid out in a document. */
sealed interface Shape {

  /** A record: fixed keys. */
  record Group(Class<? extends Record> type, List<Field> fields) implements Shape {
    public Group {
      fields = List.copyOf(fields);
    }

    List<String> keys() {
      return fields.stream().map(Field::key).toList();
    }

    /** Makes the record; what its constructor throws comes out as it is. */
    Record make(List<Object> values) {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      try {
        return type.getConstructor(types).newInstance(values.toArray());
      } catch (InvocationTargetException thrown) {
        if (thrown.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException(thrown);
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException("Not a policy record: " + type, impossible);
      }
    }
  }

  /** A map: the keys are an enum's names. */
  record Table(Class<?> keys, boolean complete, Shape value) implements Shape {}

  /** A list. */
  record Listing(Shape element) implements Shape {}

  /** An enum's name. */
  record Choice(Class<?> type) implements Shape {}

  /** A whole number of something, an int or a long. */
  record Count(Quantity quantity, boolean isInt, Setting setting) implements Shape {}

  /** A text. */
  record Text(Setting setting) implements Shape {}

  /** The name of an edition of data in the jar. */
  record Packaged(Class<?> kind) implements Shape {}

  /** True or false. */
  record Switch() implements Shape {}

  /** A component of a record. */
  record Field(RecordComponent component, String key, Setting setting, Shape shape) {
    Object of(Object record) {
      try {
        return component.getAccessor().invoke(record);
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException("A policy record hides " + component, impossible);
      }
    }
  }

  /** The layout of a record and all its parts. */
  static Group of(Class<? extends Record> type) {
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Setting setting = component.getAnnotation(Setting.class);
      if (setting == null) {
        throw new IllegalStateException(component + " has no @Setting");
      }
      Quantity quantity = Quantity.of(component.getName());
      fields.add(
          new Field(
              component,
              Quantity.key(component.getName()),
              setting,
              of(component.getGenericType(), quantity, setting)));
    }
    return new Group(type, fields);
  }

  private static Shape of(Type type, Quantity quantity, Setting setting) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == Map.class
          ? new Table(
              (Class<?>) arguments[0], setting.complete(), of(arguments[1], quantity, setting))
          : new Listing(of(arguments[0], quantity, setting));
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return of(plain.asSubclass(Record.class));
    }
    if (plain.isEnum()) {
      return new Choice(plain);
    }
    if (plain == String.class) {
      return new Text(setting);
    }
    if (Edition.class.isAssignableFrom(plain)) {
      return new Packaged(plain);
    }
    if (plain == boolean.class) {
      return new Switch();
    }
    boolean isInt = plain == int.class || plain == Integer.class;
    if (isInt || plain == long.class || plain == Long.class) {
      return new Count(quantity, isInt, setting);
    }
    throw new IllegalStateException("No policy setting can be a " + plain);
  }

  /** An enum's names, in order. */
  static List<String> names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(c -> ((Enum<?>) c).name()).toList();
  }
}
