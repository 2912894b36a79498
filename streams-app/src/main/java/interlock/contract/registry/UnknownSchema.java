package interlock.contract.registry;

/** The registry does not know this id, subject, version, or schema (404). */
public final class UnknownSchema extends RegistryException {
  private static final long serialVersionUID = 1L;

  public UnknownSchema(String message) {
    super(message);
  }
}
