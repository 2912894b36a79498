package interlock.sandbox.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the event of a step by walking its contract. */
final class EventReader {
  private final Scope scope;
  private final ScalarReader scalars;

  EventReader(Scope scope) {
    this.scope = scope;
    scalars = new ScalarReader(scope);
  }

  /**
   * The event with what a drill may leave out: its id, its source and its times.
   *
   * @return empty, with faults, where the node is no such record
   */
  Optional<EventTemplate> read(Node node, Schema schema, String eventId, Duration at) {
    Map<String, EventTemplate> implied = new LinkedHashMap<>();
    implied.put("eventId", text(eventId));
    implied.put("source", text("DRILL"));
    for (String time : List.of("occurredAt", "reportedAt")) {
      implied.put(time, new EventTemplate.Leaf(schema.getField(time).schema(), new Operand.At(at)));
    }
    return read(node, schema, implied);
  }

  /**
   * The event with what stands there, and these fields.
   *
   * @return empty, with faults, where the node is no such record
   */
  Optional<EventTemplate> read(Node node, Schema schema, Map<String, EventTemplate> implied) {
    return record(node, schema, "event", implied);
  }

  private Optional<EventTemplate> record(
      Node node, Schema schema, String what, Map<String, EventTemplate> implied) {
    int before = scope.faults().count();
    Optional<YamlMap> map = YamlMap.of(node, what, scope.faults());
    if (map.isEmpty()) {
      return Optional.empty();
    }
    Schema branch = choose(schema, map.get());
    Map<String, EventTemplate> fields = new LinkedHashMap<>(implied);
    for (String name : map.get().keys()) {
      Schema.Field field = branch.getField(name);
      if (field == null) {
        scope
            .faults()
            .add(
                map.get().key(name),
                "%s has no field %s; it has %s"
                    .formatted(branch.getName(), name, FieldPath.fieldsOf(schema)));
        continue;
      }
      Node value = map.get().value(name);
      if (YamlMap.isNull(value) && FieldPath.isOptional(field.schema())) {
        continue;
      }
      value(value, FieldPath.present(field.schema()), name)
          .ifPresent(template -> fields.put(name, template));
    }
    for (Schema.Field field : branch.getFields()) {
      if (!field.hasDefaultValue()
          && !map.get().has(field.name())
          && !implied.containsKey(field.name())) {
        scope.faults().add(node, branch.getName() + " needs the field " + field.name());
      }
    }
    return scope.faults().count() == before
        ? Optional.of(new EventTemplate.Fields(branch, fields))
        : Optional.empty();
  }

  private Optional<EventTemplate> value(Node node, Schema schema, String what) {
    return switch (ScalarReader.isReference(node) ? Kind.TEXT : Kind.of(schema)) {
      case RECORD -> record(node, schema, what, Map.of());
      case LIST -> list(node, schema, what);
      case TEXT, NUMBER, MONEY, TIME, FLAG, CHOICE, BYTES ->
          scalars.read(node, schema, what).map(operand -> new EventTemplate.Leaf(schema, operand));
    };
  }

  private Optional<EventTemplate> list(Node node, Schema schema, String what) {
    if (!(node instanceof SequenceNode sequence)) {
      scope.faults().add(node, what + " must be a list: [value, …]");
      return Optional.empty();
    }
    List<EventTemplate> elements = new ArrayList<>();
    Schema element = FieldPath.present(schema.getElementType());
    sequence
        .getValue()
        .forEach(child -> value(child, element, what + "'s element").ifPresent(elements::add));
    return Optional.of(new EventTemplate.Elements(elements));
  }

  /** Where a field may be one of several records, the one that the given names are fields of. */
  private static Schema choose(Schema schema, YamlMap map) {
    Comparator<Schema> byKnown =
        Comparator.comparingLong(
            branch -> map.keys().stream().filter(k -> branch.getField(k) != null).count());
    Comparator<Schema> byMissing =
        Comparator.comparingLong(
            branch ->
                -branch.getFields().stream()
                    .filter(f -> !f.hasDefaultValue() && !map.has(f.name()))
                    .count());
    return FieldPath.branches(schema).stream().max(byKnown.thenComparing(byMissing)).orElseThrow();
  }

  private static EventTemplate text(String text) {
    return new EventTemplate.Leaf(Schema.create(Schema.Type.STRING), new Operand.Literal(text));
  }
}
