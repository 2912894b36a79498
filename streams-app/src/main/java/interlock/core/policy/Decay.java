package interlock.core.policy;

/**
 * Points that halve with age, in integer arithmetic, so that every machine decides the same.
 *
 * <p>{@code points × 2^(-age/halfLife)}: whole half-lives by shifting, the rest from a table of
 * 1024 steps with linear interpolation. Against the exact value v the result r satisfies {@code v −
 * 1 − points/10^6 < r ≤ v + points/10^6}; at each whole half-life it is exactly the floor of v.
 */
public final class Decay {
  private static final int STEPS = 1024;
  private static final int STEP_BITS = 10;
  private static final int SCALE_BITS = 30;
  private static final long[] FACTORS = factors();

  private Decay() {}

  /**
   * What {@code points} still count for.
   *
   * @param points not negative
   * @param ageMillis a negative age counts as none
   * @param halfLifeMillis above 0
   * @return 0 to {@code points}, never more for a greater age
   */
  public static int points(int points, long ageMillis, long halfLifeMillis) {
    if (points < 0 || halfLifeMillis <= 0) {
      throw new IllegalArgumentException("points below 0, or a half-life that is not above 0");
    }
    if (ageMillis <= 0) {
      return points;
    }
    long halvings = ageMillis / halfLifeMillis;
    if (halvings >= Integer.SIZE) {
      return 0;
    }
    long factor = factor(ageMillis % halfLifeMillis, halfLifeMillis);
    return (int) ((points * factor) >> (SCALE_BITS + halvings));
  }

  private static long factor(long rest, long halfLife) {
    // 20 bits of the share rest/halfLife; both are shortened first where the product would
    // overflow.
    int shorten = Math.max(0, 64 - Long.numberOfLeadingZeros(halfLife) - (62 - 2 * STEP_BITS));
    long share = ((rest >> shorten) << (2 * STEP_BITS)) / Math.max(1, halfLife >> shorten);
    // Shortening can round the share up to the whole half-life.
    share = Math.min(share, ((long) STEPS << STEP_BITS) - 1);
    int step = (int) (share >> STEP_BITS);
    long within = share & (STEPS - 1);
    return FACTORS[step] - (((FACTORS[step] - FACTORS[step + 1]) * within) >> STEP_BITS);
  }

  private static long[] factors() {
    long[] factors = new long[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      // StrictMath gives the same bits everywhere.
      factors[i] = Math.round(StrictMath.pow(2, -i / (double) STEPS) * (1L << SCALE_BITS));
    }
    return factors;
  }
}
