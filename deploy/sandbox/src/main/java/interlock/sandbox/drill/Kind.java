package interlock.sandbox.drill;

import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/** What sort of value a field of a contract holds, as a drill's author sees it. */
enum Kind {
  TEXT("text"),
  NUMBER("a number"),
  MONEY("money"),
  TIME("a time"),
  FLAG("true or false"),
  CHOICE("one of a list of names"),
  RECORD("a record"),
  LIST("a list"),
  BYTES("bytes");

  /** The one enumeration that has an order. */
  private static final String LEVEL = "interlock.common.Level";

  private final String label;

  Kind(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Of a schema that is no union; see {@link FieldPath#present}. */
  static Kind of(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    if (logical != null) {
      return switch (logical.getName()) {
        case "decimal" -> MONEY;
        case "timestamp-millis" -> TIME;
        default -> throw new IllegalArgumentException("no drill knows " + logical.getName());
      };
    }
    return switch (schema.getType()) {
      case STRING -> TEXT;
      case INT, LONG, FLOAT, DOUBLE -> NUMBER;
      case BOOLEAN -> FLAG;
      case ENUM -> CHOICE;
      case RECORD, UNION -> RECORD;
      case ARRAY -> LIST;
      case BYTES -> BYTES;
      case MAP, FIXED, NULL ->
          throw new IllegalArgumentException("no drill knows " + schema.getType());
    };
  }

  /** Whether {@code atLeast} and {@code atMost} mean something for such values. */
  static boolean isOrdered(Schema schema) {
    return switch (of(schema)) {
      case NUMBER, MONEY, TIME -> true;
      case CHOICE -> schema.getFullName().equals(LEVEL);
      case TEXT, FLAG, RECORD, LIST, BYTES -> false;
    };
  }
}
