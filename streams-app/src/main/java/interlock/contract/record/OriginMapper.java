package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.event.Origin;

/**
 * The four fields with which every event begins. The time of receipt is not one of them: who keeps
 * an event keeps it beside.
 */
final class OriginMapper {
  private OriginMapper() {}

  static void write(AvroOutput out, Origin origin) {
    out.string(origin.eventId());
    out.string(origin.source());
    out.number(origin.occurredAt());
    out.number(origin.reportedAt());
  }

  static Origin read(AvroInput in, long receivedAt) {
    String eventId = in.string();
    String source = in.string();
    long occurredAt = in.number();
    long reportedAt = in.number();
    return new Origin(source, eventId, occurredAt, reportedAt, receivedAt);
  }
}
