package interlock.contract.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;

/**
 * A registry inside this JVM, for a topology that runs in virtual time. It holds every subject to
 * FULL_TRANSITIVE. Ids are 1, 2, … in the order of registration.
 */
public final class LocalSchemaRegistry implements SchemaRegistry {
  private final List<Schema> byId = new ArrayList<>();
  private final Map<String, List<Integer>> subjects = new LinkedHashMap<>();

  @Override
  public synchronized int register(String subject, String schemaText) {
    Schema schema = parse(schemaText);
    List<Integer> versions = subjects.getOrDefault(subject, List.of());
    int id = idOf(schema);
    if (versions.contains(id)) {
      return id;
    }
    requireFullTransitive(subject, schema, versions);
    if (id > byId.size()) {
      byId.add(schema);
    }
    subjects.computeIfAbsent(subject, first -> new ArrayList<>()).add(id);
    return id;
  }

  @Override
  public synchronized SchemaVersion lookup(String subject, String schemaText) {
    int id = idOf(parse(schemaText));
    int index = subjects.getOrDefault(subject, List.of()).indexOf(id);
    if (index < 0) {
      throw new UnknownSchema("the schema for " + subject + " is unknown to the schema registry");
    }
    return new SchemaVersion(subject, id, index + 1);
  }

  @Override
  public synchronized Schema byId(int id) {
    if (id < 1 || id > byId.size()) {
      throw new UnknownSchema("schema id " + id + " is unknown to the schema registry");
    }
    return byId.get(id - 1);
  }

  @Override
  public void close() {
    // Nothing is held.
  }

  /** The id that the schema has, or the next one. */
  private int idOf(Schema schema) {
    int index = byId.indexOf(schema);
    return index < 0 ? byId.size() + 1 : index + 1;
  }

  private void requireFullTransitive(String subject, Schema schema, List<Integer> versions) {
    try {
      new SchemaValidatorBuilder()
          .mutualReadStrategy()
          .validateAll()
          .validate(schema, versions.reversed().stream().map(id -> byId.get(id - 1)).toList());
    } catch (SchemaValidationException e) {
      throw new IncompatibleSchema("the schema for " + subject + " breaks the compatibility level");
    }
  }

  private static Schema parse(String schemaText) {
    try {
      return new Schema.Parser().parse(schemaText);
    } catch (SchemaParseException e) {
      throw new InvalidSchema("not an Avro schema", e);
    }
  }
}
