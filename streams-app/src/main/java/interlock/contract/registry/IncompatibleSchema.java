package interlock.contract.registry;

/** The registry refuses a schema that breaks the subject's compatibility level (409). */
public final class IncompatibleSchema extends RegistryException {
  private static final long serialVersionUID = 1L;

  public IncompatibleSchema(String message) {
    super(message);
  }
}
