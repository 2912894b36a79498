package interlock.sandbox.day;

import interlock.centre.DissuasionOutcome;
import java.util.random.RandomGenerator;

/** Who answers a call. The shares are this project's own numbers. */
final class Telephone {
  private static final double BUSY_ON_CALL = 0.8;

  private Telephone() {}

  static DissuasionOutcome rings(boolean onCallNow, RandomGenerator random) {
    if (onCallNow && random.nextDouble() < BUSY_ON_CALL) {
      return DissuasionOutcome.BUSY;
    }
    int percent = random.nextInt(100);
    if (percent < 74) {
      return DissuasionOutcome.REACHED;
    } else if (percent < 87) {
      return DissuasionOutcome.NO_ANSWER;
    } else if (percent < 92) {
      return DissuasionOutcome.BUSY;
    } else if (percent < 95) {
      return DissuasionOutcome.POWERED_OFF;
    } else if (percent < 97) {
      return DissuasionOutcome.REFUSED;
    } else if (percent < 99) {
      return DissuasionOutcome.STRANGER_ANSWERED;
    }
    return DissuasionOutcome.WRONG_NUMBER;
  }
}
