package interlock.sandbox.load;

import interlock.topology.Topic;
import java.time.Instant;

/** Events and the moments at which they are due, numbered from 0 in order of time. */
public interface Load {
  /** How many events there are. */
  int size();

  /** When the event is due: nanoseconds after the start; never less than the one before it. */
  long dueNanos(int index);

  /** The topic that the event goes to. */
  Topic topic(int index);

  /**
   * The event.
   *
   * @param run what tells this run from others: the event's id is {@link Run#eventId}
   */
  LoadEvent event(int index, Run run);

  /**
   * One run of a load.
   *
   * @param name short, without a dash; unique on the cluster, so that no run repeats another's ids
   * @param start the moment from which events are due
   */
  record Run(String name, Instant start) {
    public Run {
      if (name.isEmpty() || name.indexOf('-') >= 0) {
        throw new IllegalArgumentException("a run's name must be a word without a dash");
      }
    }

    /** The event id of the event with that number. */
    public String eventId(int index) {
      return name + "-" + index;
    }

    /** The number in an event id of this run; -1 for any other text. */
    public int index(CharSequence eventId) {
      int digitsAt = name.length() + 1;
      int length = eventId.length();
      if (length <= digitsAt
          || length > digitsAt + 9
          || eventId.charAt(name.length()) != '-'
          || CharSequence.compare(eventId.subSequence(0, name.length()), name) != 0) {
        return -1;
      }
      int index = 0;
      for (int i = digitsAt; i < length; i++) {
        int digit = eventId.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          return -1;
        }
        index = index * 10 + digit;
      }
      return index;
    }

    /** The moment that lies {@code dueNanos} after the start, to the millisecond. */
    public Instant at(long dueNanos) {
      return start.plusMillis(dueNanos / 1_000_000);
    }
  }
}
