package interlock.schemas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.generic.GenericData;

/**
 * What a newer version of a schema may not do to an older one: FULL compatibility, and more.
 *
 * <p>Avro's own check, run in both directions, looks at bytes only: it lets {@code
 * timestamp-millis} become a bare long, a scale change, and a renamed field that has a default (a
 * removal and an addition, so the value is silently lost). Here these count too: logical types with
 * precision and scale, defaults of fields and enums, and every field and symbol stays. What is left
 * is to add: a field with a default, a symbol to an enum that has a default.
 */
public final class Compatibility {
  private final List<String> problems = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private Compatibility() {}

  /** Every problem that {@code newer} has with {@code older}, with its path; empty: none. */
  public static List<String> problems(Schema older, Schema newer) {
    Compatibility check = new Compatibility();
    check.bytes("new readers of old data", newer, older);
    check.bytes("old readers of new data", older, newer);
    check.meaning(older.getName(), older, newer);
    return List.copyOf(check.problems);
  }

  private void bytes(String who, Schema reader, Schema writer) {
    SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .forEach(
            i ->
                problems.add(
                    who + ": " + i.getType() + " at " + i.getLocation() + ": " + i.getMessage()));
  }

  private void meaning(String path, Schema older, Schema newer) {
    if (older.getType() != newer.getType()) {
      problems.add(path + ": was " + older.getType() + ", is " + newer.getType());
      return;
    }
    same(path, "logical type", logicalType(older), logicalType(newer));
    switch (older.getType()) {
      case RECORD -> record(path, older, newer);
      case ENUM -> symbols(path, older, newer);
      case ARRAY -> meaning(path + "[]", older.getElementType(), newer.getElementType());
      case MAP -> meaning(path + "{}", older.getValueType(), newer.getValueType());
      case UNION -> branches(path, older, newer);
      case FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL ->
          same(path, "name", older.getFullName(), newer.getFullName());
    }
  }

  private void record(String path, Schema older, Schema newer) {
    same(path, "name", older.getFullName(), newer.getFullName());
    if (!seen.add(older.getFullName())) {
      return; // compared where it stands first; also the end of a recursive schema
    }
    for (Schema.Field was : older.getFields()) {
      String at = path + "." + was.name();
      Schema.Field is = newer.getField(was.name());
      if (is == null) {
        problems.add(at + ": the field is gone; a renamed one loses its values");
      } else {
        same(at, "default", defaultOf(was), defaultOf(is));
        meaning(at, was.schema(), is.schema());
      }
    }
    for (Schema.Field is : newer.getFields()) {
      if (older.getField(is.name()) == null && !is.hasDefaultValue()) {
        problems.add(path + "." + is.name() + ": the field is new and has no default");
      }
    }
  }

  private void symbols(String path, Schema older, Schema newer) {
    same(path, "name", older.getFullName(), newer.getFullName());
    same(path, "enum default", older.getEnumDefault(), newer.getEnumDefault());
    for (String symbol : older.getEnumSymbols()) {
      if (!newer.hasEnumSymbol(symbol)) {
        problems.add(path + ": the symbol " + symbol + " is gone");
      }
    }
  }

  private void branches(String path, Schema older, Schema newer) {
    same(path, "branches", branchNames(older), branchNames(newer));
    for (Schema was : older.getTypes()) {
      Integer index = newer.getIndexNamed(was.getFullName());
      if (index != null) {
        meaning(path, was, newer.getTypes().get(index));
      }
    }
  }

  private void same(String path, String what, Object was, Object is) {
    if (!Objects.equals(was, is)) {
      problems.add(path + ": " + what + " was " + was + ", is " + is);
    }
  }

  private static List<String> branchNames(Schema union) {
    return union.getTypes().stream().map(Schema::getFullName).toList();
  }

  /** The default as text, with its presence: null is a default, none is not. */
  private static List<String> defaultOf(Schema.Field field) {
    return field.hasDefaultValue()
        ? List.of(GenericData.get().toString(GenericData.get().getDefaultValue(field)))
        : List.of();
  }

  /** Name and parameters, as they stand in the text: an invalid one is not dropped. */
  private static List<Object> logicalType(Schema schema) {
    LogicalType known = schema.getLogicalType();
    return Arrays.asList(
        known == null ? schema.getProp(LogicalType.LOGICAL_TYPE_PROP) : known.getName(),
        schema.getObjectProp("precision"),
        schema.getObjectProp("scale"));
  }
}
