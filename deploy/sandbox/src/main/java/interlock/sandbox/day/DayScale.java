package interlock.sandbox.day;

/**
 * How large a day is.
 *
 * @param cases people to whom something happens
 * @param officers at the desk of each unit by day, and half as many who go out; by night a third of
 *     both. 0: nobody is on duty
 */
public record DayScale(long seed, int cases, int officers) {
  private static final int CASES_PER_OFFICER = 300;

  public DayScale {
    if (cases < 1 || officers < 0) {
      throw new IllegalArgumentException("a day has a case, and no fewer than no officers");
    }
  }

  /** As many officers as such a day usually needs. */
  public static int usualOfficers(int cases) {
    return 2 + cases / CASES_PER_OFFICER;
  }
}
