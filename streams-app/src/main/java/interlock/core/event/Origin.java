package interlock.core.event;

/**
 * Where an event came from and when.
 *
 * @param source who published it, e.g. {@code ICBC}
 * @param eventId unique within its source
 * @param occurredAt when the fact happened, epoch milliseconds, the source's clock
 * @param reportedAt when the source reported it, epoch milliseconds, the source's clock
 * @param receivedAt when Interlock's broker appended it, epoch milliseconds
 */
public record Origin(
    String source, String eventId, long occurredAt, long reportedAt, long receivedAt) {}
