package interlock.sandbox.simulate;

import interlock.core.event.Event;
import interlock.core.event.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Gathers a world's happenings: gives events their times, their origin and their way in. */
final class Timeline {
  static final long START = 1_767_574_800_000L;
  static final long SECOND = 1_000;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;
  static final int INTAKES = 4;

  private static final long[] SPANS = {10 * MINUTE, 2 * HOUR, DAY, 5 * DAY};
  private static final int PERMILLE_RESENT = 60;

  final Choices choices;
  private final long span;
  private final boolean skew;
  private final boolean resend;
  private final List<Happening> happenings = new ArrayList<>();
  private int named;

  Timeline(Choices choices, Set<Fault> faults) {
    this.choices = choices;
    this.span = SPANS[choices.below(SPANS.length)];
    this.skew = faults.contains(Fault.SKEW);
    this.resend = faults.contains(Fault.DUPLICATE);
  }

  /** Some moment of the world, a whole second, so that moments meet. */
  long anyTime() {
    return anyTime(choices);
  }

  /** The same, by choices of somebody's own. */
  long anyTime(Choices by) {
    return START + by.below((int) (span / SECOND)) * SECOND;
  }

  /** Some moment after that one. */
  long later(long at) {
    return later(at, choices);
  }

  /** The same, by choices of somebody's own. */
  long later(long at, Choices by) {
    long left = START + span - at;
    return at + SECOND + by.below((int) Math.max(1, left / SECOND)) * SECOND;
  }

  String nextId(String kind) {
    return kind + "-" + ++named;
  }

  int anyIntake() {
    return choices.below(INTAKES);
  }

  /**
   * Something that a source reports at once or later, and sometimes twice.
   *
   * @param occurredAt as it happened, epoch milliseconds; a source's clock may say otherwise
   * @param reportedAt no earlier
   */
  void tell(
      String source,
      String eventId,
      long occurredAt,
      long reportedAt,
      Function<Origin, Event> event) {
    int intake = anyIntake();
    long offset = skew ? offset(source) : 0;
    long receivedAt = reportedAt + choices.below(3) * SECOND + (skew ? intake * 700L : 0);
    tell(source, eventId, occurredAt + offset, reportedAt + offset, receivedAt, intake, event);
    if (resend && choices.chance(PERMILLE_RESENT)) {
      long again = receivedAt + choices.below(600) * SECOND;
      tell(source, eventId, occurredAt + offset, reportedAt + offset, again, intake, event);
    }
  }

  private void tell(
      String source,
      String eventId,
      long occurredAt,
      long reportedAt,
      long receivedAt,
      int intake,
      Function<Origin, Event> event) {
    happenings.add(
        new Happening.Told(
            event.apply(new Origin(source, eventId, occurredAt, reportedAt, receivedAt)), intake));
  }

  void add(Happening happening) {
    happenings.add(happening);
  }

  /** In the order of receipt. */
  List<Happening> happenings() {
    List<Happening> sorted = new ArrayList<>(happenings);
    sorted.sort(Comparator.comparingLong(Happening::at));
    return sorted;
  }

  /** A source's clock is wrong by the same time whatever it tells. */
  private static long offset(String source) {
    return (source.hashCode() % 90) * SECOND;
  }
}
