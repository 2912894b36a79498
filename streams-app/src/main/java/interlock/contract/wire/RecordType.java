package interlock.contract.wire;

import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * What Avro needs to know to read and write a type.
 *
 * @param schema the schema that the type was made from; records are resolved to it
 * @param model how Avro's values become the type's, logical types included
 */
public record RecordType<T>(Schema schema, GenericData model) {

  /** A generated class: schema and conversions are its own. */
  public static <T extends SpecificRecord> RecordType<T> of(Class<T> type) {
    SpecificData model = SpecificData.getForClass(type);
    Schema schema = model.getSchema(type);
    TrustedClasses.trust(schema);
    return new RecordType<>(schema, model);
  }

  /** Any schema, with {@code BigDecimal} and {@code Instant} for logical types. */
  public static RecordType<GenericRecord> generic(Schema schema) {
    GenericData model = new GenericData();
    model.addLogicalTypeConversion(new Conversions.DecimalConversion());
    model.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    return new RecordType<>(schema, model);
  }

  /** Writes with the type's own schema; may be shared by threads. */
  DatumWriter<T> writer() {
    // By the interface's contract raw: the model knows the class, not the compiler.
    @SuppressWarnings("unchecked")
    DatumWriter<T> writer = (DatumWriter<T>) model.createDatumWriter(schema);
    return writer;
  }

  /** Reads what was written with {@code written}; may be shared by threads. */
  DatumReader<T> reader(Schema written) {
    @SuppressWarnings("unchecked") // as above
    DatumReader<T> reader = (DatumReader<T>) model.createDatumReader(written, schema);
    return reader;
  }
}
