package interlock.core.policy;

/** Who knows the version in force at a moment. */
@FunctionalInterface
public interface Policies {
  /**
   * @param now epoch milliseconds
   */
  Policy inForce(long now);
}
