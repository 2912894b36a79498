package interlock.sandbox.day;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * A person to whom something happens on this day, and what he is like.
 *
 * @param number of {@link interlock.sandbox.load.Invented}
 * @param at when it begins
 * @param confidence of the carrier, where one tells of it
 * @param onCall the fraudster stays on the phone
 * @param caller the fraudster's number
 * @param mule whom he pays, if he does
 * @param falls whether he pays unless somebody persuades him
 * @param paysAfter from the beginning
 * @param reportsAfter from the payment
 */
record Resident(
    int number,
    String district,
    Beginning beginning,
    Instant at,
    double confidence,
    boolean onCall,
    int caller,
    int mule,
    long fen,
    boolean falls,
    Duration paysAfter,
    Duration reportsAfter,
    Temper temper) {

  /** Whom he believes. */
  enum Temper {
    /** Already a message. */
    WARY,
    /** An officer on the phone. */
    OPEN,
    /** An officer at the door. */
    DOUBTING,
    /** Nobody. */
    DEAF
  }

  private static final int MULES_FROM = 1_000_000;
  private static final int CALLERS_FROM = 2_000_000;
  private static final int PEOPLE_PER_CALLER = 6;
  private static final int PEOPLE_PER_MULE = 25;
  private static final double SURE = 0.8;
  private static final int LEAST_FEN = 200_000;

  /** The largest loss is this many times the least. */
  private static final double LOSS_RANGE = 400;

  static Resident drawn(int number, int people, RandomGenerator random) {
    Beginning beginning = Beginning.drawn(random);
    boolean sure = beginning != Beginning.FAINT_CONTACT;
    return new Resident(
        number,
        Prefecture.district(random),
        beginning,
        Prefecture.moment(random),
        sure ? SURE + 0.19 * random.nextDouble() : 0.4 + 0.39 * random.nextDouble(),
        beginning == Beginning.CONTACT_AND_TRANSFER && random.nextBoolean(),
        CALLERS_FROM + random.nextInt(1 + people / PEOPLE_PER_CALLER),
        MULES_FROM + random.nextInt(1 + people / PEOPLE_PER_MULE),
        (long) (LEAST_FEN * Math.pow(LOSS_RANGE, random.nextDouble())),
        random.nextInt(1000) < beginning.pays(),
        Duration.ofMinutes(random.nextInt(15, 180)),
        Duration.ofMinutes(random.nextInt(20, 240)),
        temper(random.nextInt(100)));
  }

  private static Temper temper(int percent) {
    if (percent < 40) {
      return Temper.WARY;
    }
    return percent < 80 ? Temper.OPEN : percent < 95 ? Temper.DOUBTING : Temper.DEAF;
  }
}
