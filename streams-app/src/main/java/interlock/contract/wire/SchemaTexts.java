package interlock.contract.wire;

import org.apache.avro.Schema;

/**
 * Where the published text of a schema is to be had: what the registry knows. A generated class's
 * own schema will not do: it carries the generator's properties ({@code avro.java.string}), so that
 * a registry takes it for another one.
 */
@FunctionalInterface
public interface SchemaTexts {
  /** The published JSON text of this schema, found by its full name. */
  String text(Schema schema);
}
