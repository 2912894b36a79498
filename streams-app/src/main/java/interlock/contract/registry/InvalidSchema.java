package interlock.contract.registry;

/** Not a schema that we or the registry can read (422), or no Avro schema at all. */
public final class InvalidSchema extends RegistryException {
  private static final long serialVersionUID = 1L;

  public InvalidSchema(String message) {
    super(message);
  }

  public InvalidSchema(String message, Throwable cause) {
    super(message, cause);
  }
}
