/**
 * Avro's binary form, written and read without a schema at hand: the mappers of mail and desk files
 * know the order of their fields, and tests hold them to the {@code .avsc}.
 *
 * <p>In: core's plain values, or bytes of unknown origin. Out: bytes, plain values, or {@link
 * interlock.contract.wire.BadRecordException}. It must never allocate what the bytes only claim,
 * and never repeat a value in a message.
 */
package interlock.contract.binary;
