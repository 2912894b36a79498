package interlock.schemas;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** Records of any contract, made from its schema. */
final class Samples {
  private static final String PLAIN = "plain";

  private Samples() {}

  /**
   * A record with every field set.
   *
   * @param masked the text of every masked field; all others say "plain"
   * @param branch which branch of a union to take, where it has so many
   */
  static SpecificRecordBase filled(Schema schema, String masked, int branch)
      throws ReflectiveOperationException {
    SpecificRecordBase record =
        Class.forName(schema.getFullName())
            .asSubclass(SpecificRecordBase.class)
            .getDeclaredConstructor()
            .newInstance();
    for (Schema.Field field : schema.getFields()) {
      boolean hidden = Boolean.TRUE.equals(field.getObjectProp("interlock.mask"));
      record.put(field.pos(), value(field.schema(), hidden ? masked : PLAIN, masked, branch));
    }
    return record;
  }

  private static Object value(Schema schema, String text, String masked, int branch)
      throws ReflectiveOperationException {
    return switch (schema.getType()) {
      case RECORD -> filled(schema, masked, branch);
      case UNION ->
          value(
              schema.getTypes().get(Math.min(branch, schema.getTypes().size() - 1)),
              text,
              masked,
              branch);
      case ARRAY -> List.of(value(schema.getElementType(), text, masked, branch));
      case ENUM -> SpecificData.get().createEnum(schema.getEnumSymbols().getLast(), schema);
      case STRING -> text;
      case BYTES ->
          schema.getLogicalType() == null
              ? ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))
              : new BigDecimal("1.00");
      case LONG -> schema.getLogicalType() == null ? (Object) 1L : Instant.EPOCH;
      case INT -> 1;
      case DOUBLE -> 1.0;
      case BOOLEAN -> true;
      default -> throw new IllegalArgumentException("No contract uses " + schema.getType());
    };
  }
}
