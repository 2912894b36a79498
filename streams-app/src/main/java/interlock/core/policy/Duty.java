package interlock.core.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a unit has officers on duty, by the clock of Asia/Shanghai: {@code 08:30-18:00}, {@code
 * 20:00-08:00} over midnight, or either with {@code weekdays} behind it, whose shifts begin from
 * Monday to Friday. Public holidays are days like others.
 *
 * @param fromMinute of the day, inclusive
 * @param toMinute of the day, exclusive; the same as {@code fromMinute}: round the clock
 */
record Duty(int fromMinute, int toMinute, boolean weekdaysOnly) {
  /** What a policy may write; nothing: always. */
  static final String FORM =
      "|([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])( weekdays)?";

  static final Duty ALWAYS = new Duty(0, 0, false);

  private static final Pattern PATTERN = Pattern.compile(FORM);

  /** Asia/Shanghai is eight hours ahead of UTC all year. */
  private static final long OFFSET_MINUTES = 8 * 60L;

  private static final long MINUTE_MILLIS = 60_000;
  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;
  private static final int WEEK = 7;
  private static final int WORKING_DAYS = 5;

  /** The epoch was a Thursday; Monday is 0. */
  private static final int FIRST_WEEKDAY = 3;

  /** Always, when the text is empty or of no such form: the policy's ranges tell the latter. */
  static Duty of(String text) {
    Matcher read = PATTERN.matcher(text);
    return text.isEmpty() || !read.matches()
        ? ALWAYS
        : new Duty(minute(read, 1), minute(read, 3), read.group(5) != null);
  }

  private static int minute(Matcher read, int group) {
    return Integer.parseInt(read.group(group)) * HOUR + Integer.parseInt(read.group(group + 1));
  }

  /**
   * Whether a shift is on.
   *
   * @param now epoch milliseconds
   */
  boolean covers(long now) {
    long minutes = Math.floorDiv(now, MINUTE_MILLIS) + OFFSET_MINUTES;
    int minute = Math.floorMod(minutes, DAY);
    int length = fromMinute == toMinute ? DAY : Math.floorMod(toMinute - fromMinute, DAY);
    if (Math.floorMod(minute - fromMinute, DAY) >= length) {
      return false;
    }
    long began = Math.floorDiv(minutes, DAY) - (minute < fromMinute ? 1 : 0);
    return !weekdaysOnly || Math.floorMod(began + FIRST_WEEKDAY, WEEK) < WORKING_DAYS;
  }
}
