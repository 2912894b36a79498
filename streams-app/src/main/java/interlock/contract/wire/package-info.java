/**
 * Records as bytes: Avro in Confluent's wire format. In: records and their classes, or bytes of
 * unknown origin. Out: bytes, records, or one of two failures: {@link
 * interlock.contract.wire.BadRecordException} (this record is bad, go on) and {@link
 * interlock.contract.registry.RegistryOutage} (stop waiting, we are being shut down). Never: a
 * record's contents in a message; an encoder, decoder or buffer shared by two threads.
 */
package interlock.contract.wire;
