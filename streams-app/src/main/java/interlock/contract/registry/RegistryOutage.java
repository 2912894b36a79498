package interlock.contract.registry;

/**
 * The registry cannot be asked now: no connection, no answer in time, 5xx, 429. A registry that
 * refuses our credentials (401, 403) or does not speak the protocol is one too: somebody has to
 * mend the configuration, and no record is to blame.
 */
public final class RegistryOutage extends RegistryException {
  private static final long serialVersionUID = 1L;

  public RegistryOutage(String message) {
    super(message);
  }

  public RegistryOutage(String message, Throwable cause) {
    super(message, cause);
  }
}
