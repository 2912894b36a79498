package interlock.contract.wire;

import interlock.contract.registry.BoundedCache;
import interlock.contract.registry.IncompatibleSchema;
import interlock.contract.registry.InvalidSchema;
import interlock.contract.registry.Patience;
import interlock.contract.registry.SchemaRegistry;
import interlock.contract.registry.UnknownSchema;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;

/** Reads records into one type, whichever registered schema they were written with. */
final class RecordDecoder<T> {
  private static final int READERS_CACHED = 1_000;

  private final SchemaRegistry registry;
  private final Patience patience;
  private final RecordType<T> type;
  private final BoundedCache<Integer, DatumReader<T>> readers = new BoundedCache<>(READERS_CACHED);

  RecordDecoder(RegistryAccess access, RecordType<T> type) {
    registry = access.registry();
    patience = access.patience();
    this.type = type;
  }

  T decode(byte[] bytes) {
    int id = WireFormat.id(bytes);
    return WireFormat.decode(bytes, readers.get(id).orElseGet(() -> resolve(id)));
  }

  private DatumReader<T> resolve(int id) {
    try {
      Schema written = patience.until(() -> registry.byId(id));
      requireSameContract(written);
      DatumReader<T> reader = type.reader(written);
      readers.put(id, reader);
      return reader;
    } catch (UnknownSchema | InvalidSchema | IncompatibleSchema e) {
      throw new BadRecordException(e.getMessage());
    }
  }

  /** Avro would read any record that has the fields, whatever it is. */
  private void requireSameContract(Schema written) {
    String name = written.getFullName();
    Schema own = type.schema();
    if (!name.equals(own.getFullName()) && !own.getAliases().contains(name)) {
      throw new BadRecordException(
          "written as %s, which is no %s".formatted(name, own.getFullName()));
    }
  }
}
