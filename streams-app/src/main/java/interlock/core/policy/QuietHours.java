package interlock.core.policy;

/**
 * When nobody is woken by a message for little: from one hour of the day to another, by the clock
 * of Asia/Shanghai. The same hour twice: never.
 */
public record QuietHours(
    @Setting(value = "They begin at this hour.", max = 23) int fromHour,
    @Setting(value = "They end at this hour.", max = 23) int toHour,
    @Setting("Up to this level a message waits for their end.") Level upTo) {
  /** Asia/Shanghai is eight hours ahead of UTC all year; it has had no summer time since 1991. */
  private static final long OFFSET_MILLIS = 8 * 3_600_000L;

  private static final long HOUR_MILLIS = 3_600_000L;
  private static final long HOURS = 24;

  /**
   * When a message may go out: at once, or when the quiet hours end.
   *
   * @param now epoch milliseconds
   */
  public long earliest(Level level, long now) {
    long hours = Math.floorDiv(now + OFFSET_MILLIS, HOUR_MILLIS);
    long sinceBegin = Math.floorMod(hours - fromHour, HOURS);
    long length = Math.floorMod(toHour - fromHour, HOURS);
    if (sinceBegin >= length || !upTo.atLeast(level)) {
      return now;
    }
    return (hours + length - sinceBegin) * HOUR_MILLIS - OFFSET_MILLIS;
  }
}
