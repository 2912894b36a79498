package interlock.topology;

/**
 * Whether a mailbox has been read up to about now, so that deadlines may be judged.
 *
 * <p>After an outage feedback waits in the topics, and a deadline that it met must not be called
 * missed. Mail carries the time at which the broker received its event, so the age of the mail
 * being read is the lag, Intake's included.
 */
final class MailboxLag {
  /** A mailbox that lags by more than this holds wake-ups back, milliseconds. */
  static final long TOLERATED = 5_000;

  /**
   * After a start, how long the first mail may take to come; and how long old mail may pause,
   * milliseconds.
   */
  static final long SETTLE = 5_000;

  static final long PAUSE = 1_000;

  private long startedAt;
  private boolean anyRead;
  private long lastReadAt;
  private long lastLag;

  /**
   * @param startedAt wall clock, epoch milliseconds
   */
  MailboxLag(long startedAt) {
    this.startedAt = startedAt;
  }

  /** A mail was read. Both are epoch milliseconds. */
  void read(long mailTimestamp, long wallClock) {
    anyRead = true;
    lastReadAt = wallClock;
    lastLag = wallClock - mailTimestamp;
  }

  /**
   * How old the mail is that has been reached, milliseconds; 0 when nothing waits.
   *
   * @param wallClock epoch milliseconds
   */
  long lag(long wallClock) {
    heedSettingBack(wallClock);
    return anyRead && wallClock - lastReadAt < PAUSE ? Math.max(0, lastLag) : 0;
  }

  /**
   * @param wallClock epoch milliseconds
   */
  boolean caughtUp(long wallClock) {
    heedSettingBack(wallClock);
    if (!anyRead) {
      return wallClock - startedAt >= SETTLE;
    }
    return lastLag <= TOLERATED || wallClock - lastReadAt >= PAUSE;
  }

  /**
   * A clock that was ahead has been set right: pauses count from now, or nothing would be judged
   * for as long as it was ahead.
   */
  private void heedSettingBack(long wallClock) {
    startedAt = Math.min(startedAt, wallClock);
    lastReadAt = Math.min(lastReadAt, wallClock);
  }
}
