package interlock.service.config;

/**
 * A value as somebody wrote it.
 *
 * @param from {@code file NAME}, {@code environment NAME}, {@code --set} or {@code given}
 */
public record Given(String value, String from) {
  /** Does not show the value, which may be a secret. */
  @Override
  public String toString() {
    return from;
  }
}
