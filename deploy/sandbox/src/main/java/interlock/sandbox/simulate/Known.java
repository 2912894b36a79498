package interlock.sandbox.simulate;

import java.util.Arrays;
import java.util.Optional;

/**
 * What is known to break and waits to be mended. It is counted and does not end a simulation; each
 * has a seed that a test holds to it, so that whoever mends it is told to strike it out here.
 */
public enum Known {
  /**
   * Money that was traced to an account was found to have come from elsewhere while the bank had
   * the stop; then the report was withdrawn. The account's desk has forgotten the case by then, and
   * the stop is never lifted.
   */
  FORGOTTEN_STOP(Invariant.STOPS, "a part whose money went elsewhere outlives"),

  /**
   * A report no longer names an account while traced money has just left it: its stop is cancelled
   * as one for the whole account, and more traced money that comes later does not ask for it again.
   */
  WHOLE_STOP_NOT_RENEWED(Invariant.STOPS, ", cancelled when it was for the whole account");

  private final Invariant invariant;
  private final String words;

  Known(Invariant invariant, String words) {
    this.invariant = invariant;
    this.words = words;
  }

  /** Which of the known ones it is. */
  static Optional<Known> of(Broken broken) {
    return Arrays.stream(values())
        .filter(k -> k.invariant == broken.invariant() && broken.getMessage().contains(k.words))
        .findFirst();
  }
}
