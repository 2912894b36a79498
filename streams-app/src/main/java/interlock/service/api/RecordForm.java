package interlock.service.api;

import com.fasterxml.jackson.databind.JsonNode;
import interlock.contract.policy.Closest;
import interlock.service.api.ApiProblem.FieldProblem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A JSON object as the record of a contract, by the contract's names. Times are ISO-8601 with an
 * offset, amounts are yuan with at most two places. Everything that is wrong is found at once.
 */
final class RecordForm {
  private static final String UNKNOWN = "UNKNOWN";
  private static final int SHOWN_SYMBOLS = 24;

  /** Of an amount as text: more digits would cost the square of their number. */
  private static final int LONGEST_AMOUNT = 40;

  private final SpecificData model;
  private final List<FieldProblem> problems = new ArrayList<>();

  private RecordForm(SpecificData model) {
    this.model = model;
  }

  /**
   * Fills a record in.
   *
   * @throws ApiProblem naming every field that is wrong
   */
  static <T extends SpecificRecord> T read(Class<T> type, JsonNode object) {
    var form = new RecordForm(SpecificData.getForClass(type));
    Optional<Object> record = form.record("", SpecificData.get().getSchema(type), object);
    if (!form.problems.isEmpty()) {
      throw ApiProblem.badFields(form.problems);
    }
    return type.cast(record.orElseThrow());
  }

  private Optional<Object> record(String path, Schema schema, JsonNode node) {
    if (!node.isObject()) {
      return wrong(path, "is no object", "write an object, as the OpenAPI document shows it");
    }
    List<String> known = schema.getFields().stream().map(Schema.Field::name).toList();
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                // An unknown name may be anything, an identifier too: only near misses are told.
                Optional<String> near = Closest.to(name, known);
                problem(
                    near.map(n -> join(path, name)).orElse(path.isEmpty() ? "(body)" : path),
                    near.isPresent() ? "is no field" : "has a field that is not known",
                    near.map(n -> "did you mean " + n + "?").orElse("write only: " + known));
              }
            });
    var record = (SpecificRecord) SpecificData.newInstance(model.getClass(schema), schema);
    for (Schema.Field field : schema.getFields()) {
      field(path, field, node.get(field.name())).ifPresent(v -> record.put(field.pos(), v));
    }
    return Optional.of(record);
  }

  private Optional<Object> field(String parent, Schema.Field field, JsonNode node) {
    String path = join(parent, field.name());
    if (node == null || node.isNull()) {
      if (!field.hasDefaultValue()) {
        return wrong(path, "is missing", "write " + expected(field.schema()));
      }
      return Optional.ofNullable(model.getDefaultValue(field));
    }
    return value(path, field.schema(), node);
  }

  private Optional<Object> value(String path, Schema schema, JsonNode node) {
    return switch (schema.getType()) {
      case UNION -> value(path, schema.getTypes().getLast(), node);
      case RECORD -> record(path, schema, node);
      case ARRAY -> list(path, schema, node);
      case ENUM -> symbol(path, schema, node);
      case STRING ->
          node.isTextual()
              ? Optional.of(node.textValue())
              : wrong(path, "is no text", "write it in quotes");
      case BOOLEAN ->
          node.isBoolean()
              ? Optional.of(node.booleanValue())
              : wrong(path, "is neither true nor false", "write true or false");
      case INT ->
          node.isInt()
              ? Optional.of(node.intValue())
              : wrong(path, "is no whole number", "write digits without quotes");
      case LONG ->
          LogicalTypes.timestampMillis().equals(schema.getLogicalType())
              ? time(path, node)
              : node.canConvertToLong() && node.isIntegralNumber()
                  ? Optional.of(node.longValue())
                  : wrong(path, "is no whole number", "write digits without quotes");
      case BYTES -> yuan(path, (LogicalTypes.Decimal) schema.getLogicalType(), node);
      default -> throw new IllegalArgumentException("no input has a " + schema.getType());
    };
  }

  private Optional<Object> list(String path, Schema schema, JsonNode node) {
    if (!node.isArray()) {
      return wrong(path, "is no list", "write it in square brackets");
    }
    List<Object> members = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      value(path + "[" + i + "]", schema.getElementType(), node.get(i)).ifPresent(members::add);
    }
    return Optional.of(members);
  }

  private Optional<Object> symbol(String path, Schema schema, JsonNode node) {
    String symbol = node.asText();
    return node.isTextual() && schema.hasEnumSymbol(symbol) && !symbol.equals(UNKNOWN)
        ? Optional.of(model.createEnum(symbol, schema))
        : wrong(path, "is none of the words of its list", "write " + expected(schema));
  }

  private Optional<Object> time(String path, JsonNode node) {
    try {
      Instant at = OffsetDateTime.parse(node.asText()).toInstant();
      return Optional.of(Instant.ofEpochMilli(at.toEpochMilli()));
    } catch (DateTimeException | ArithmeticException e) {
      return wrong(path, "is no time", "write it like 2026-03-09T12:00:00+08:00");
    }
  }

  private Optional<Object> yuan(String path, LogicalTypes.Decimal type, JsonNode node) {
    String fix = "write yuan with at most two places, like 50000.00";
    if (!node.isNumber() && !node.isTextual()) {
      return wrong(path, "is no amount", fix);
    }
    if (node.isTextual() && node.textValue().length() > LONGEST_AMOUNT) {
      return wrong(path, "is too long for an amount", fix);
    }
    try {
      BigDecimal amount = node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText());
      // Before it is brought to scale: an exponent would make millions of digits.
      if ((long) amount.precision() - amount.scale() > type.getPrecision() - type.getScale()
          || amount.stripTrailingZeros().scale() > type.getScale()) {
        return wrong(path, "is too large or has more than two places", fix);
      }
      return Optional.of(amount.setScale(type.getScale()));
    } catch (NumberFormatException | ArithmeticException e) {
      return wrong(path, "is no amount", fix);
    }
  }

  private static String expected(Schema schema) {
    return switch (schema.getType()) {
      case UNION -> expected(schema.getTypes().getLast());
      case ENUM ->
          "one of "
              + schema.getEnumSymbols().stream()
                  .filter(symbol -> !symbol.equals(UNKNOWN))
                  .limit(SHOWN_SYMBOLS)
                  .toList();
      case RECORD -> "an object";
      case ARRAY -> "a list";
      case STRING -> "a text";
      case LONG -> "a time like 2026-03-09T12:00:00+08:00";
      case BYTES -> "yuan like 50000.00";
      default -> "a value";
    };
  }

  private Optional<Object> wrong(String path, String problem, String fix) {
    problem(path, problem, fix);
    return Optional.empty();
  }

  private void problem(String path, String problem, String fix) {
    problems.add(new FieldProblem(path, problem, fix));
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
