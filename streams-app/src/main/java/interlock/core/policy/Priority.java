package interlock.core.policy;

import java.util.Map;

/**
 * The weights of the priority 0–1000 (design.md §3, §5). Amounts count on a log scale: so many
 * points for each doubling of the amount above one yuan.
 */
public record Priority(
    @Setting(value = "Where each level begins.", max = 1000) Map<Level, Integer> levels,
    @Setting(value = "Money is in flight.", max = 1000) int inFlight,
    @Setting(value = "Still on the call.", max = 1000) int onCall,
    @Setting(value = "On the care list.", max = 1000) int careList,
    @Setting(value = "For each doubling of the expected loss.", max = 100) int lossPerDoubling,
    @Setting(value = "The expected loss never counts for more.", max = 1000) int lossMost,
    @Setting(value = "For each doubling of a stop's amount.", max = 100) int stopPerDoubling,
    @Setting(value = "An urgent stop begins here.", max = 1000) int stopUrgent,
    @Setting(value = "A stop with a cash attempt begins here.", max = 1000) int stopCash,
    @Setting(value = "The reader of a task adds so much for each hour that it waits.", max = 1000)
        int agePerHour) {

  /** The highest priority there is. */
  public static final int MOST = 1000;

  /**
   * Urgent bands are narrow: an amount counts an eighth there, so that a billion yuan still fits.
   */
  private static final int URGENT_PART = 8;

  private static final long HOUR_MILLIS = 3_600_000;

  public Priority {
    levels = Map.copyOf(levels);
  }

  /** Priority of a dissuasion case. */
  public int dissuasion(
      Level level, boolean fundsInFlight, boolean onCallNow, boolean careListed, long lossFen) {
    int points = levels.get(level) + Math.min(lossMost, lossPerDoubling * doublings(lossFen));
    points += fundsInFlight ? inFlight : 0;
    points += onCallNow ? onCall : 0;
    points += careListed ? careList : 0;
    return Math.min(MOST, points);
  }

  /** Priority of a stop: its amount fills the band up to the next kind of urgency. */
  public int stop(boolean urgent, boolean cashAttempt, long amountFen) {
    int amount = stopPerDoubling * doublings(amountFen);
    if (cashAttempt) {
      return Math.min(MOST, stopCash + amount / URGENT_PART);
    }
    if (urgent) {
      return Math.min(Math.max(stopUrgent, stopCash - 1), stopUrgent + amount / URGENT_PART);
    }
    return Math.min(Math.max(0, stopUrgent - 1), amount);
  }

  /**
   * The priority by which a reader sorts, so that nothing starves: {@code priority + agePerHour ×
   * hours}, at most {@link #MOST}.
   *
   * @param waitedMillis since the task's {@code updatedAt}
   */
  public int aged(int priority, long waitedMillis) {
    long added = agePerHour * Math.max(0, waitedMillis) / HOUR_MILLIS;
    return (int) Math.min(MOST, priority + added);
  }

  private static int doublings(long fen) {
    long yuan = fen / 100;
    return yuan <= 1 ? 0 : 63 - Long.numberOfLeadingZeros(yuan);
  }
}
