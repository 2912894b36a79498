package interlock.contract.registry;

import org.apache.avro.Schema;

/**
 * What a serde asks of a schema registry. Every operation asks at most once per server and throws
 * {@link RegistryOutage} when none can be asked; whoever can wait does so by {@link Patience}. Safe
 * for use by several threads.
 */
public interface SchemaRegistry extends AutoCloseable {
  /**
   * The id of this schema under this subject; registers it if it is new.
   *
   * @param schemaText Avro schema as JSON, as published (without a code generator's properties)
   * @throws IncompatibleSchema when it breaks the subject's compatibility level
   * @throws InvalidSchema when it is not an Avro schema
   */
  int register(String subject, String schemaText);

  /**
   * Where this schema stands under this subject.
   *
   * @throws UnknownSchema when the subject, or the schema under it, is unknown
   */
  SchemaVersion lookup(String subject, String schemaText);

  /**
   * The schema that has this id.
   *
   * @throws UnknownSchema when no schema has it
   * @throws InvalidSchema when what has it is no Avro schema, or one with references
   */
  Schema byId(int id);

  /** Gives up connections. */
  @Override
  void close();
}
