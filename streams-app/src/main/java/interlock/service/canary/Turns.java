package interlock.service.canary;

import java.util.List;
import java.util.UUID;

/**
 * Two sets of identifiers of a path, by turns: what is still on its way of a slow round does not
 * meet the next one on the same desks. An event's id says whose turn it is, and so does that of the
 * event that ends it. For one thread.
 */
final class Turns {
  private final List<CanaryRecords> sets;
  private int next;

  /**
   * @param slot from 0; {@link CanaryRecords#SLOTS} / 2 instances could have turns of their own
   */
  Turns(int slot) {
    sets = List.of(new CanaryRecords(2 * slot), new CanaryRecords(2 * slot + 1));
  }

  /** The id of the event that begins the next round. */
  String begin() {
    String eventId = next + "-" + UUID.randomUUID();
    next = (next + 1) % sets.size();
    return eventId;
  }

  /** About whom that event is. */
  CanaryRecords of(Step step) {
    return sets.get(Character.digit(step.eventId().charAt(0), 10));
  }
}
