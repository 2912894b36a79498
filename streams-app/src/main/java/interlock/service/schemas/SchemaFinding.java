package interlock.service.schemas;

/**
 * One way in which a subject is not as it must be.
 *
 * @param subject the registry's subject, or {@code registry} for the registry as a whole
 */
public record SchemaFinding(String subject, String what, String fix) {
  @Override
  public String toString() {
    return subject + ": " + what + ". Fix: " + fix;
  }
}
