package interlock.core.desk;

import interlock.core.event.Origin;

/**
 * The event behind a mail; it travels with every mail that follows from it and stands on every
 * task.
 *
 * @param kind what set the chain going: an input topic's name, or {@link #WAKE}
 * @param eventId the event's id, empty for a wake
 * @param source the event's source, empty for a wake
 * @param sourceTime when the fact happened, epoch milliseconds; for a wake, when it was due
 * @param receivedAt when Interlock received it, epoch milliseconds
 */
public record Cause(String kind, String eventId, String source, long sourceTime, long receivedAt) {
  public static final String WAKE = "wake";

  public static Cause of(String topic, Origin origin) {
    return new Cause(
        topic, origin.eventId(), origin.source(), origin.occurredAt(), origin.receivedAt());
  }

  public static Cause wake(long dueAt, long now) {
    return new Cause(WAKE, "", "", dueAt, now);
  }
}
