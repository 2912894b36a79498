package interlock.sandbox.drill;

import org.apache.avro.generic.GenericRecord;

/**
 * Records of the contracts as bytes, by topic. Records hold {@code BigDecimal} and {@code Instant}
 * for Avro's logical types.
 */
public interface EventCodec {
  /**
   * The record in Confluent's wire format.
   *
   * @param topic without prefix
   */
  byte[] encode(String topic, GenericRecord event);

  /**
   * The record that the bytes are.
   *
   * @param topic without prefix
   * @throws interlock.contract.wire.BadRecordException if they are none
   */
  GenericRecord decode(String topic, byte[] value);
}
