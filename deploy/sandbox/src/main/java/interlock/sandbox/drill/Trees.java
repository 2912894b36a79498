package interlock.sandbox.drill;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericRecord;

/**
 * A record as a plain tree: field → text, whole number, double, yuan, moment, flag, tree or list.
 * Enumerations are their names; an absent field is not in the tree; bytes are only counted.
 */
final class Trees {
  private Trees() {}

  /**
   * @param record decoded with {@code BigDecimal} and {@code Instant} for logical types
   */
  static Map<String, Object> of(GenericRecord record) {
    Map<String, Object> tree = new LinkedHashMap<>();
    record
        .getSchema()
        .getFields()
        .forEach(
            field -> {
              Object value = record.get(field.pos());
              if (value != null) {
                tree.put(field.name(), value(value));
              }
            });
    return Collections.unmodifiableMap(tree);
  }

  private static Object value(Object value) {
    return switch (value) {
      case GenericRecord record -> of(record);
      case GenericEnumSymbol<?> symbol -> symbol.toString();
      case List<?> list -> list.stream().map(Trees::value).toList();
      case CharSequence text -> text.toString();
      case Integer number -> number.longValue();
      case Float number -> number.doubleValue();
      case ByteBuffer bytes -> bytes.remaining() + " bytes";
      default -> value;
    };
  }

  /** The value at a dotted path; empty where something on the way is absent. */
  static Optional<Object> at(Map<?, ?> tree, String path) {
    Object here = tree;
    for (String name : path.split("\\.", -1)) {
      if (!(here instanceof Map<?, ?> map) || map.get(name) == null) {
        return Optional.empty();
      }
      here = map.get(name);
    }
    return Optional.of(here);
  }
}
