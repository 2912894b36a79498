package interlock.core.contact;

import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.policy.LineTimes;
import java.time.Duration;

/**
 * What a command to a carrier goes by: who answers for it, and by when.
 *
 * @param now epoch milliseconds
 */
record LineAsk(LinePlace place, LineTimes times, long now) {
  /** How often a carrier is asked again for what it owes. */
  private static final long EVERY_MILLIS = Duration.ofDays(1).toMillis();

  /** When a measure that begins now is over, epoch milliseconds. */
  long end() {
    return now + times.longestMillis();
  }

  /** By when a carrier is to answer, epoch milliseconds. */
  long dueAt(LineCommand command) {
    return now
        + switch (command) {
          case SUSPEND_NUMBER, BLOCK_CONTACT, PROTECTIVE_SUSPEND -> times.stopMillis();
          case VERIFY_NUMBER -> times.verifyMillis();
          case RESTORE -> times.restoreMillis();
        };
  }

  /** When a restoration that is asked again now is asked the next time, epoch milliseconds. */
  long againAt() {
    return now + Math.max(EVERY_MILLIS, times.restoreMillis());
  }
}
