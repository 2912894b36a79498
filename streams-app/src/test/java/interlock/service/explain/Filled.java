package interlock.service.explain;

import interlock.schemas.Contracts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Records of a contract with no field left empty; a masked one says SECRET and its name. */
final class Filled {
  static final String SECRET = "SECRET";

  private final int variant;
  private final Set<String> secrets = new TreeSet<>();

  private Filled(int variant) {
    this.variant = variant;
  }

  /** Two variants, 1 and 2, have no value in common. */
  static SpecificRecord record(String fullName, int variant) {
    return new Filled(variant).record(Contracts.schema(fullName));
  }

  /** Variant 1, but for one field, which is as in variant 2. */
  static SpecificRecord otherIn(Schema.Field field, String fullName) {
    SpecificRecord record = record(fullName, 1);
    record.put(field.pos(), record(fullName, 2).get(field.pos()));
    return record;
  }

  /** All that the fields of a record which the contract masks hold. */
  static Set<String> secrets(String fullName, int variant) {
    var filled = new Filled(variant);
    filled.record(Contracts.schema(fullName));
    return filled.secrets;
  }

  /** Every field of a record and of the records in it, by name. */
  static void collect(Schema schema, Map<String, Schema> fields) {
    switch (schema.getType()) {
      case RECORD ->
          schema
              .getFields()
              .forEach(
                  field -> {
                    fields.put(field.name(), field.schema());
                    boolean hasOwnWords = List.of("reasons", "steps").contains(field.name());
                    if (!hasOwnWords) {
                      collect(field.schema(), fields);
                    }
                  });
      case UNION -> schema.getTypes().forEach(type -> collect(type, fields));
      case ARRAY -> collect(schema.getElementType(), fields);
      default -> {
        // Has no fields.
      }
    }
  }

  private SpecificRecord record(Schema schema) {
    SpecificRecord record =
        (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
    for (Schema.Field field : schema.getFields()) {
      boolean isMasked = Boolean.TRUE.equals(field.getObjectProp("interlock.mask"));
      record.put(field.pos(), value(field.schema(), field.name(), isMasked));
    }
    return record;
  }

  private Object value(Schema schema, String name, boolean isMasked) {
    return switch (schema.getType()) {
      case RECORD -> record(schema);
      case UNION -> value(schema.getTypes().getLast(), name, isMasked);
      case ARRAY -> List.of(value(schema.getElementType(), name, isMasked));
      case ENUM ->
          SpecificData.get().createEnum(schema.getEnumSymbols().get(variant), classOf(schema));
      case STRING -> text(name, isMasked);
      case BYTES -> new BigDecimal(variant + "000.50");
      case LONG -> Instant.ofEpochMilli(1_700_000_000_000L + variant);
      case INT -> 40 + variant;
      case BOOLEAN -> variant == 1;
      case FIXED, FLOAT, DOUBLE, MAP, NULL ->
          throw new IllegalStateException("no task has a " + schema.getType());
    };
  }

  private String text(String name, boolean isMasked) {
    String text = (isMasked ? SECRET + "-" : "") + name + "-" + variant;
    if (isMasked) {
      secrets.add(text);
    }
    return text;
  }

  private static Schema classOf(Schema schema) {
    return SpecificData.get().getSchema(SpecificData.get().getClass(schema));
  }
}
