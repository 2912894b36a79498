package interlock.core.account.pattern;

/**
 * Working days as the rules 1001 and 3006 to 3008 count them: Monday to Friday in Asia/Shanghai.
 * Public holidays count as working days, and weekends that are worked do not: both make a window
 * shorter than the banks' own calendar might, never longer, so that nothing is found for want of a
 * calendar.
 */
public final class WorkingDays {
  /** Asia/Shanghai is eight hours ahead of UTC all year; it has had no summer time since 1991. */
  private static final long OFFSET_MILLIS = 8 * 3_600_000L;

  private static final long DAY_MILLIS = 86_400_000L;
  private static final int IN_A_WEEK = 5;

  private WorkingDays() {}

  /**
   * Where a window of so many working days begins that ends at a moment: the day of that moment
   * counts, if it is a working day.
   *
   * @param at epoch milliseconds
   * @param days at least 1
   * @return midnight at the beginning of the first of these days, epoch milliseconds
   */
  public static long start(long at, int days) {
    long day = Math.floorDiv(at + OFFSET_MILLIS, DAY_MILLIS);
    // The first day of 1970 was a Thursday. 0 is Monday.
    int weekday = (int) Math.floorMod(day + 3, 7L);
    if (weekday >= IN_A_WEEK) {
      day -= weekday - IN_A_WEEK + 1;
      weekday = IN_A_WEEK - 1;
    }
    int back = days - 1;
    day -= back / IN_A_WEEK * 7L;
    int rest = back % IN_A_WEEK;
    day -= rest <= weekday ? rest : rest + 2;
    return day * DAY_MILLIS - OFFSET_MILLIS;
  }
}
