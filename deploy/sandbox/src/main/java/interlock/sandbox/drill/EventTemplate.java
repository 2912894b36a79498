package interlock.sandbox.drill;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** An event as a drill writes it, checked against its contract; built when its step runs. */
sealed interface EventTemplate {
  /** A value. */
  record Leaf(Schema schema, Operand operand) implements EventTemplate {}

  /** A record; a field that is not here has its default. */
  record Fields(Schema schema, Map<String, EventTemplate> fields) implements EventTemplate {}

  /** A list. */
  record Elements(List<EventTemplate> elements) implements EventTemplate {}

  /**
   * The value as Avro takes it, with {@code BigDecimal} and {@code Instant} for logical types.
   *
   * @throws Bindings.Missing when a reference has no value, or none that fits
   */
  default Object build(Bindings bindings) throws Bindings.Missing {
    switch (this) {
      case Leaf leaf -> {
        return avro(bindings.resolve(leaf.operand()), leaf.schema());
      }
      case Elements list -> {
        List<Object> built = new java.util.ArrayList<>();
        for (EventTemplate element : list.elements()) {
          built.add(element.build(bindings));
        }
        return built;
      }
      case Fields record -> {
        GenericRecord built = new GenericData.Record(record.schema());
        for (Schema.Field field : record.schema().getFields()) {
          EventTemplate given = record.fields().get(field.name());
          built.put(
              field.pos(),
              given == null ? GenericData.get().getDefaultValue(field) : given.build(bindings));
        }
        return built;
      }
    }
  }

  private static Object avro(Object value, Schema schema) throws Bindings.Missing {
    return switch (Kind.of(schema)) {
      case TEXT -> value.toString();
      case NUMBER -> number((Number) value, schema);
      case MONEY -> ((BigDecimal) value).setScale(2);
      case TIME, FLAG -> value;
      case CHOICE -> {
        if (!schema.hasEnumSymbol(value.toString())) {
          throw new Bindings.Missing(value + " is no " + schema.getName());
        }
        yield new GenericData.EnumSymbol(schema, value);
      }
      case LIST -> {
        List<Object> elements = new java.util.ArrayList<>();
        for (Object element : (List<?>) value) {
          elements.add(avro(element, FieldPath.present(schema.getElementType())));
        }
        yield elements;
      }
      case RECORD -> record((Map<?, ?>) value, schema);
      case BYTES -> throw new IllegalStateException("refused when the drill was read");
    };
  }

  private static Object number(Number value, Schema schema) {
    return switch (schema.getType()) {
      case INT -> Math.toIntExact(value.longValue());
      case LONG -> value.longValue();
      case FLOAT -> value.floatValue();
      default -> value.doubleValue();
    };
  }

  private static GenericRecord record(Map<?, ?> tree, Schema schema) throws Bindings.Missing {
    for (Schema branch : FieldPath.branches(schema)) {
      if (takes(branch, tree)) {
        GenericRecord record = new GenericData.Record(branch);
        for (Schema.Field field : branch.getFields()) {
          Object value = tree.get(field.name());
          record.put(
              field.pos(),
              value == null
                  ? GenericData.get().getDefaultValue(field)
                  : avro(value, FieldPath.present(field.schema())));
        }
        return record;
      }
    }
    throw new Bindings.Missing("the value that is referred to is no " + FieldPath.nameOf(schema));
  }

  private static boolean takes(Schema branch, Map<?, ?> tree) {
    return tree.keySet().stream().allMatch(name -> branch.getField(name.toString()) != null)
        && branch.getFields().stream()
            .allMatch(f -> f.hasDefaultValue() || tree.containsKey(f.name()));
  }
}
