package interlock.contract;

/**
 * Bytes to a core value and back, in Confluent's wire format. Safe for use by several threads.
 *
 * @param <T> the core value
 */
public interface Codec<T> {

  /**
   * Writes the value.
   *
   * @throws OversizeException if the bytes would be more than this codec's limit
   */
  byte[] encode(T value);

  /**
   * Reads what this or another version wrote.
   *
   * @throws interlock.contract.wire.BadRecordException if the bytes are no such value; never for an
   *     outage of the registry, which is waited out
   */
  T decode(byte[] bytes);
}
