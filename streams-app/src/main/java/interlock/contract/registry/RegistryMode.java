package interlock.contract.registry;

/** Whether the registry takes new schemas; UNKNOWN is a mode of a newer registry. */
public enum RegistryMode {
  READWRITE,
  READONLY,
  READONLY_OVERRIDE,
  IMPORT,
  FORWARD,
  UNKNOWN
}
