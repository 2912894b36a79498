package interlock.contract.wire;

import interlock.contract.registry.BoundedCache;
import interlock.contract.registry.Patience;
import interlock.contract.registry.SchemaRegistry;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DatumWriter;

/** Writes records of one type, under any subject; the id of each subject is asked for once. */
final class RecordEncoder<T> {
  private static final int SUBJECTS_CACHED = 1_000;

  private final SchemaRegistry registry;
  private final Patience patience;
  private final boolean autoRegister;
  private final String text;
  private final DatumWriter<T> writer;
  private final BoundedCache<String, Integer> ids = new BoundedCache<>(SUBJECTS_CACHED);

  RecordEncoder(RegistryAccess access, RecordType<T> type) {
    registry = access.registry();
    patience = access.patience();
    autoRegister = access.autoRegister();
    text = access.texts().text(type.schema());
    writer = type.writer();
    requireSameSchema(type.schema(), text);
  }

  byte[] encode(String subject, T record) {
    return WireFormat.encode(id(subject), writer, record);
  }

  private int id(String subject) {
    return ids.get(subject).orElseGet(() -> resolve(subject));
  }

  private int resolve(String subject) {
    int id =
        patience.until(
            () ->
                autoRegister
                    ? registry.register(subject, text)
                    : registry.lookup(subject, text).id());
    ids.put(subject, id);
    return id;
  }

  /** Otherwise readers would decode our bytes by a schema that they were not written with. */
  private static void requireSameSchema(Schema schema, String text) {
    String published = SchemaNormalization.toParsingForm(new Schema.Parser().parse(text));
    if (!SchemaNormalization.toParsingForm(schema).equals(published)) {
      throw new IllegalArgumentException(
          "the published text of " + schema.getFullName() + " is not the schema of its class");
    }
  }
}
