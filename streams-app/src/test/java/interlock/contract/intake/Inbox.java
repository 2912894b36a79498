package interlock.contract.intake;

import interlock.contract.Fixture;
import interlock.contract.Reader.Reading;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.wire.ContractSerdes;
import interlock.core.event.Event;
import org.apache.avro.specific.SpecificRecord;

/** Sends records to the readers: through the bytes, under the packaged policy. */
final class Inbox {
  private final ContractSerdes serdes = new Fixture().serdes();
  private final Readers readers = new Readers(serdes, "", at -> PolicyDocument.packaged());

  Reading read(String topic, SpecificRecord record) {
    return readers.of(topic).read(bytes(topic, record), Sent.AT.toEpochMilli());
  }

  /** Of a record that nothing is wrong with. */
  <E extends Event> E accepted(String topic, SpecificRecord record, Class<E> type) {
    return switch (read(topic, record)) {
      case Reading.Accepted(Event event) -> type.cast(event);
      case Reading.Refused refused ->
          throw new AssertionError(refused.field() + " " + refused.code());
    };
  }

  @SuppressWarnings("unchecked") // the record's own class
  <T extends SpecificRecord> byte[] bytes(String topic, T record) {
    return serdes.codec(topic, (Class<T>) record.getClass()).encode(record);
  }

  Readers readers() {
    return readers;
  }
}
