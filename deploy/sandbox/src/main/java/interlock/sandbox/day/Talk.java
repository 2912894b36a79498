package interlock.sandbox.day;

import interlock.common.Conclusion;
import java.util.random.RandomGenerator;

/** What an officer concludes from a talk. He believes what he hears, and is sometimes wrong. */
final class Talk {
  private static final double FALSE_ALARM = 0.15;
  private static final double KNEW = 0.4;

  private Talk() {}

  static Conclusion concludes(Resident who, boolean hidesALoss, RandomGenerator random) {
    if (hidesALoss) {
      return Conclusion.DEFRAUDED;
    }
    if (who.falls()) {
      // The doubting one says yes, and pays all the same.
      return who.temper() == Resident.Temper.DEAF
          ? Conclusion.UNKNOWN_RESULT
          : Conclusion.DISSUADED;
    }
    double heard = random.nextDouble();
    if (heard < FALSE_ALARM) {
      return Conclusion.FALSE_ALARM;
    }
    return heard < FALSE_ALARM + KNEW ? Conclusion.SELF_AWARE : Conclusion.DISSUADED;
  }
}
