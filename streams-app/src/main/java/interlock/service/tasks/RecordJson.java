package interlock.service.tasks;

import interlock.core.identity.Masks;
import interlock.schemas.Contracts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * A published record for a program: fields and symbols are the contract's, times are ISO-8601 in
 * UTC, amounts are yuan, absent fields are left out. What the contract masks is masked.
 */
public final class RecordJson {
  private static final String MASK = "interlock.mask";
  private static final String NAME = "name";

  private final boolean reveal;

  /**
   * @param reveal whether identifiers are shown in full
   */
  public RecordJson(boolean reveal) {
    this.reveal = reveal;
  }

  /** The record's fields in the contract's order. */
  public Map<String, Object> of(SpecificRecord record) {
    Map<String, Object> object = new LinkedHashMap<>();
    // From the published text: a generated class keeps no properties that are ours.
    for (Schema.Field field : Contracts.schema(record.getSchema().getFullName()).getFields()) {
      Object value = record.get(field.pos());
      if (value != null) {
        object.put(field.name(), value(field, value));
      }
    }
    return object;
  }

  private Object value(Schema.Field field, Object value) {
    return switch (value) {
      case List<?> list -> list.stream().map(member -> value(field, member)).toList();
      case SpecificRecord inner -> of(inner);
      case String text -> isMasked(field) ? shown(field, text) : text;
      case Enum<?> symbol -> symbol.name();
      case BigDecimal yuan -> yuan;
      case Instant at -> at.toString();
      case Boolean flag -> flag;
      case Number number -> number;
      default -> throw new IllegalArgumentException("no contract shows a " + value.getClass());
    };
  }

  private String shown(Schema.Field field, String text) {
    if (reveal) {
      return text;
    }
    return field.name().equals(NAME) ? Masks.name(text) : Masks.tail(text);
  }

  private static boolean isMasked(Schema.Field field) {
    return Boolean.TRUE.equals(field.getObjectProp(MASK));
  }
}
