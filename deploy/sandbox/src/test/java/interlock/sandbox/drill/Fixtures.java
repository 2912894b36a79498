package interlock.sandbox.drill;

import interlock.contract.registry.LocalSchemaRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Records and drills for the tests of this package. */
final class Fixtures {
  static final Instant START = Instant.parse("2026-01-05T01:00:00Z");

  private Fixtures() {}

  static EventCodec codec() {
    return new RegistryEventCodec(RegistryEventCodec.access(new LocalSchemaRegistry()), "");
  }

  /** As it comes back from a topic. */
  static GenericRecord roundTrip(String topic, GenericRecord record) {
    EventCodec codec = codec();
    return codec.decode(topic, codec.encode(topic, record));
  }

  /** A drill that has these steps, each one line of flow YAML; the first is line 4. */
  static String yaml(String... steps) {
    return "drill: a-drill\ntitle: A drill\nsteps:\n"
        + String.join("", java.util.Arrays.stream(steps).map(s -> "  - " + s + "\n").toList());
  }

  static Drill drill(String... steps) {
    return DrillParser.parse("a.yaml", yaml(steps)).orThrow();
  }

  static Match match(String topic, String match) {
    return ((Step.Check)
            drill("{at: 0s, never: " + topic + ", match: " + match + "}").steps().get(0))
        .match();
  }

  /** A record with its defaults and these fields; maps become records, lists of them too. */
  static GenericRecord record(Schema schema, Map<String, ?> fields) {
    GenericRecord record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      Object value =
          fields.containsKey(field.name())
              ? avro(fields.get(field.name()), FieldPath.present(field.schema()))
              : field.hasDefaultValue()
                  ? GenericData.get().getDefaultValue(field)
                  : filler(field.schema());
      record.put(field.pos(), value);
    }
    return record;
  }

  private static Object avro(Object value, Schema schema) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> fields = new java.util.HashMap<>();
        map.forEach((name, each) -> fields.put(name.toString(), each));
        yield record(schema, fields);
      }
      case List<?> list -> list.stream().map(e -> avro(e, schema.getElementType())).toList();
      case String text when schema.getType() == Schema.Type.ENUM ->
          new GenericData.EnumSymbol(schema, text);
      default -> value;
    };
  }

  private static Object filler(Schema schema) {
    return switch (Kind.of(schema)) {
      case TEXT -> "x";
      case NUMBER -> 1;
      case MONEY -> new BigDecimal("0.00");
      case TIME -> START;
      case FLAG -> false;
      case CHOICE -> new GenericData.EnumSymbol(schema, schema.getEnumSymbols().get(0));
      case RECORD -> record(schema, Map.of());
      case LIST -> List.of();
      case BYTES -> java.nio.ByteBuffer.allocate(0);
    };
  }

  /** A dissuasion task. */
  static GenericRecord dissuasion(String taskId, int revision, Map<String, ?> fields) {
    Map<String, Object> all = new java.util.HashMap<>(fields);
    all.put("taskId", taskId);
    all.put("revision", revision);
    return record(Topics.schema("task.dissuasion"), all);
  }

  /** Of virtual time, where nothing is late. */
  static Bindings bindings() {
    return new Bindings(START, Duration.ZERO);
  }
}
