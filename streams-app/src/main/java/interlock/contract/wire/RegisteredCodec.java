package interlock.contract.wire;

/**
 * Records of one type under one subject, as bytes. Safe for use by several threads.
 *
 * @param <T> the record's class
 */
public interface RegisteredCodec<T> {
  /** The registry's name for the topic's values. */
  String subject();

  /** The record's bytes; waits out a registry's outage when the schema's id is not known yet. */
  byte[] encode(T record);

  /**
   * The record; waits out a registry's outage when the bytes name a new schema id.
   *
   * @throws BadRecordException when the bytes are no record of this type
   */
  T decode(byte[] bytes);
}
