package interlock.sandbox.drill;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * A dotted path in a contract, resolved.
 *
 * @param schema the field's schema without null; a union only where a record is one of several
 * @param masked whether the contract calls the value an identifier
 */
record FieldPath(String path, Schema schema, boolean masked) {
  private static final String MASK = "interlock.mask";

  /** There is no such field; the message says what there is. */
  static final class Unknown extends Exception {
    private static final long serialVersionUID = 1L;

    Unknown(String message) {
      super(message);
    }
  }

  Kind kind() {
    return Kind.of(schema);
  }

  /** The record that a topic carries. */
  static FieldPath root(Schema record) {
    return new FieldPath("", record, false);
  }

  /** Resolves a dotted path from here downwards. */
  FieldPath at(String dotted) throws Unknown {
    FieldPath here = this;
    for (String name : dotted.split("\\.", -1)) {
      here = here.below(name);
    }
    return here;
  }

  private FieldPath below(String name) throws Unknown {
    if (Kind.of(schema) == Kind.LIST) {
      throw new Unknown("%s is a list: write %s: {some: {…}}".formatted(path, path));
    }
    if (Kind.of(schema) != Kind.RECORD) {
      throw new Unknown("%s is %s and has no fields".formatted(path, Kind.of(schema).label()));
    }
    for (Schema branch : branches(schema)) {
      Schema.Field field = branch.getField(name);
      if (field != null) {
        return new FieldPath(
            path.isEmpty() ? name : path + "." + name,
            present(field.schema()),
            masked || isMasked(field));
      }
    }
    throw new Unknown(
        "%s has no field %s; it has %s".formatted(nameOf(schema), name, fieldsOf(schema)));
  }

  /** A list's elements; paths go on from there. */
  FieldPath element() {
    return new FieldPath("", present(schema.getElementType()), masked);
  }

  static boolean isMasked(Schema.Field field) {
    return Boolean.TRUE.equals(field.getObjectProp(MASK));
  }

  /** A schema without its null branch: absent is no value of its own. */
  static Schema present(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    List<Schema> branches = branches(schema);
    return branches.size() == 1 ? branches.get(0) : Schema.createUnion(branches);
  }

  /** The records that a schema of kind {@link Kind#RECORD} may be; null is none. */
  static List<Schema> branches(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return List.of(schema);
    }
    return schema.getTypes().stream().filter(s -> s.getType() != Schema.Type.NULL).toList();
  }

  static boolean isOptional(Schema schema) {
    return schema.getType() == Schema.Type.UNION
        && schema.getTypes().stream().anyMatch(s -> s.getType() == Schema.Type.NULL);
  }

  static String nameOf(Schema record) {
    return branches(record).stream().map(Schema::getName).collect(Collectors.joining(" or "));
  }

  static String fieldsOf(Schema record) {
    return branches(record).stream()
        .flatMap(branch -> branch.getFields().stream())
        .map(Schema.Field::name)
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
