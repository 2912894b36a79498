package interlock.peers.esper;

import interlock.peers.task.Warning;

/**
 * A suspicious payment, as the pattern sees it.
 *
 * @param warning what it says of the payer
 */
public record SuspiciousPayment(Warning warning) {
  /** For Esper, which looks for bean properties. */
  public String getPhone() {
    return warning.subject;
  }

  /** For Esper, which looks for bean properties. */
  public Warning getWarning() {
    return warning;
  }
}
