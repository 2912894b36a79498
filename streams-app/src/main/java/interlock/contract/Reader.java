package interlock.contract;

import interlock.core.codes.RejectCode;
import interlock.core.event.Event;
import java.util.Optional;

/** Reads one input topic's records: bytes to a checked, normalised event. */
public interface Reader {

  /**
   * Decodes, checks and normalises one record.
   *
   * @param receivedAt the broker's append time, epoch milliseconds
   * @throws interlock.contract.wire.BadRecordException if the bytes are no record of this topic;
   *     never for an outage of the registry, which is waited out
   */
  Reading read(byte[] value, long receivedAt);

  /** What came of a readable record. */
  sealed interface Reading {
    String source();

    String eventId();

    record Accepted(Event event) implements Reading {
      @Override
      public String source() {
        return event.origin().source();
      }

      @Override
      public String eventId() {
        return event.origin().eventId();
      }
    }

    /**
     * @param field the field's name as in the contract, empty if the record as a whole is at fault
     * @param detail what is wrong and how to mend it; never an identifier
     */
    record Refused(
        String source, String eventId, RejectCode code, Optional<String> field, String detail)
        implements Reading {}
  }
}
