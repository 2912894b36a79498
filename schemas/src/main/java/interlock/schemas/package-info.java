/**
 * The catalogue of contracts: which topic carries which record, each record's self-contained schema
 * text as it is registered, and what makes two versions of a schema incompatible.
 *
 * <p>In: the {@code .avsc} files on the class path, as they stand in {@code src/main/avro}. Out:
 * schemas and texts; the generated classes stand beside in {@code interlock.<party>}. It must never
 * talk to a registry or to Kafka, and never read a record.
 */
package interlock.schemas;
