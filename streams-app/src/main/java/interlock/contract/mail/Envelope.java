package interlock.contract.mail;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.wire.BadRecordException;
import interlock.core.desk.Cause;
import interlock.core.event.Origin;
import interlock.core.mail.Wake;
import java.util.OptionalLong;

/**
 * What all mail begins with: its kind, the cause, and the time that belongs to the kind.
 *
 * @param kind UNKNOWN for one of a newer version
 */
record Envelope<K extends Enum<K>>(
    K kind, Cause cause, OptionalLong dueAt, OptionalLong eventReceivedAt) {

  static void write(AvroOutput out, Enum<?> kind, Cause cause) {
    head(out, kind, cause);
    out.absent(2);
  }

  static void write(AvroOutput out, Enum<?> kind, Cause cause, Origin event) {
    head(out, kind, cause);
    out.absent(1);
    out.present();
    out.number(event.receivedAt());
  }

  /** A whole wake; {@code fields} of other kinds follow the envelope. */
  static void write(AvroOutput out, Enum<?> kind, Cause cause, Wake wake, int fields) {
    head(out, kind, cause);
    out.present();
    out.number(wake.dueAt());
    out.absent(1 + fields);
  }

  private static void head(AvroOutput out, Enum<?> kind, Cause cause) {
    out.symbol(kind);
    out.string(cause.kind());
    out.string(cause.eventId());
    out.string(cause.source());
    out.number(cause.sourceTime());
    out.number(cause.receivedAt());
  }

  static <K extends Enum<K>> Envelope<K> read(AvroInput in, K[] kinds) {
    K kind = in.symbol(kinds);
    String causeKind = in.string();
    String eventId = in.string();
    String source = in.string();
    long sourceTime = in.number();
    long receivedAt = in.number();
    return new Envelope<>(
        kind,
        new Cause(causeKind, eventId, source, sourceTime, receivedAt),
        in.optionalNumber(),
        in.optionalNumber());
  }

  /** When the event that this mail carries was received. */
  long received() {
    return eventReceivedAt.orElseThrow(() -> AvroInput.bad("an event without its receipt"));
  }

  Wake wake(AvroInput in, int fields) {
    in.expectAbsent(fields);
    return new Wake(dueAt.orElseThrow(() -> AvroInput.bad("a wake without its time")));
  }

  /** The field at {@code place}, and none of the other {@code fields}. */
  static <T> T only(AvroInput in, int place, int fields, AvroInput.Reader<T> reader) {
    in.expectAbsent(place);
    T value = in.expect(reader);
    in.expectAbsent(fields - place - 1);
    return value;
  }

  static BadRecordException newer() {
    return new BadRecordException("a mail of a newer version");
  }
}
