package interlock.sandbox.load;

import interlock.contract.registry.SchemaRegistry;
import interlock.contract.wire.WireFormat;
import interlock.schemas.Contracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Reads a few fields of a contract record and skips the others, so that watching the outputs costs
 * the measured machine little. For one thread.
 */
final class Projection {
  private final SchemaRegistry registry;
  private final Schema wanted;
  private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();
  private BinaryDecoder decoder;

  /**
   * @param type full name of the contract
   * @param fields top-level fields to read
   */
  Projection(SchemaRegistry registry, String type, String... fields) {
    this.registry = registry;
    Schema whole = Contracts.schema(type);
    List<Schema.Field> chosen =
        Arrays.stream(fields)
            .map(whole::getField)
            .map(field -> new Schema.Field(field, field.schema()))
            .toList();
    wanted = Schema.createRecord(whole.getName(), null, whole.getNamespace(), false, chosen);
  }

  /** The record with those fields only. */
  GenericRecord read(byte[] bytes) {
    GenericDatumReader<GenericRecord> reader =
        readers.computeIfAbsent(
            WireFormat.id(bytes),
            id -> new GenericDatumReader<>(registry.byId(id), wanted, GenericData.get()));
    decoder =
        DecoderFactory.get()
            .binaryDecoder(
                bytes, WireFormat.HEADER_BYTES, bytes.length - WireFormat.HEADER_BYTES, decoder);
    try {
      return reader.read(null, decoder);
    } catch (IOException e) {
      throw new UncheckedIOException("an output does not fit its schema", e);
    }
  }
}
