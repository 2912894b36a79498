package interlock.service.tasks;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/**
 * A task's place in a list. The order is that of {@link interlock.core.policy.Priority#aged(int,
 * long)}, before its cap: whatever the hour, a task that is before another stays there until one of
 * them changes, since both wait at the same pace. So a place is also a mark from which the next
 * page goes on.
 *
 * @param points priority in parts of an hour's ageing, less the age of the world: higher first
 * @param taskId breaks ties
 */
public record Rank(long points, String taskId) implements Comparable<Rank> {
  private static final long HOUR_MILLIS = 3_600_000;
  private static final Comparator<Rank> ORDER =
      Comparator.comparingLong(Rank::points).reversed().thenComparing(Rank::taskId);

  /**
   * The place of a task.
   *
   * @param agePerHour points of priority that an hour's waiting adds
   */
  public static Rank of(TaskRow row, int agePerHour) {
    return new Rank(row.priority() * HOUR_MILLIS - agePerHour * row.updatedAt(), row.taskId());
  }

  @Override
  public int compareTo(Rank other) {
    return ORDER.compare(this, other);
  }

  /** As an opaque text for the asker to hand back. */
  public String cursor() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((points + " " + taskId).getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a cursor; empty for a text that is none of ours. */
  public static Optional<Rank> ofCursor(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int gap = text.indexOf(' ');
      return gap < 1
          ? Optional.empty()
          : Optional.of(new Rank(Long.parseLong(text.substring(0, gap)), text.substring(gap + 1)));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
