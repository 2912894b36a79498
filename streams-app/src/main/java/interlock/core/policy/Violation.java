package interlock.core.policy;

/**
 * What a policy says that cannot hold.
 *
 * @param path where, dotted, as in a document: {@code risk.evidence.COUNTER_ALARM.points}
 * @param message what is wrong
 * @param fix what to write instead
 */
public record Violation(String path, String message, String fix) {
  @Override
  public String toString() {
    return path + ": " + message + " (" + fix + ")";
  }
}
