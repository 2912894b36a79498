package interlock.service.tasks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record as bytes: a fifth of what its objects take, and millions may be kept. Lists are cut to
 * {@link #LIST} entries, so that one task's size is bounded.
 */
public final class PackedRecord {
  /** The longest list that is kept; a task with more reasons or cases shows the first ones. */
  public static final int LIST = 64;

  private final Class<? extends SpecificRecord> type;
  private final Schema schema;
  private final byte[] bytes;

  private PackedRecord(Class<? extends SpecificRecord> type, Schema schema, byte[] bytes) {
    this.type = type;
    this.schema = schema;
    this.bytes = bytes;
  }

  /** Packs a record; cuts the lists of the record given. */
  public static PackedRecord of(SpecificRecord record) {
    cutLists(record);
    var out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    var model = SpecificData.getForClass(record.getClass());
    try {
      new SpecificDatumWriter<SpecificRecord>(record.getSchema(), model).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("an array takes all bytes", e);
    }
    return new PackedRecord(record.getClass(), record.getSchema(), out.toByteArray());
  }

  /** The record, made anew at each call. */
  public SpecificRecord unpack() {
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    var model = SpecificData.getForClass(type);
    try {
      return new SpecificDatumReader<SpecificRecord>(schema, schema, model).read(null, decoder);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes of our own making can be read", e);
    }
  }

  /** Bytes kept. */
  public int size() {
    return bytes.length;
  }

  private static void cutLists(SpecificRecord record) {
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value instanceof List<?> list) {
        List<?> kept = list.size() > LIST ? List.copyOf(list.subList(0, LIST)) : list;
        record.put(field.pos(), kept);
        kept.forEach(PackedRecord::cutWithin);
      } else {
        cutWithin(value);
      }
    }
  }

  private static void cutWithin(Object value) {
    if (value instanceof SpecificRecord inner) {
      cutLists(inner);
    }
  }
}
