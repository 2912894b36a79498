package interlock.contract.registry;

/**
 * Why the registry gave no answer that can be used. Only {@link RegistryOutage} may pass by
 * waiting; the others are the registry's final word on one schema.
 */
public abstract sealed class RegistryException extends RuntimeException
    permits RegistryOutage, UnknownSchema, IncompatibleSchema, InvalidSchema {
  private static final long serialVersionUID = 1L;

  RegistryException(String message) {
    super(message);
  }

  RegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
