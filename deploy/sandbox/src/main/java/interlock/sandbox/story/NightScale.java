package interlock.sandbox.story;

/**
 * How large a night is.
 *
 * @param cases victims who lose money
 * @param millis how long it lasts
 */
public record NightScale(long seed, int cases, long millis) {
  public NightScale {
    if (cases < 1 || millis < 1) {
      throw new IllegalArgumentException("a night has a case and lasts");
    }
  }
}
