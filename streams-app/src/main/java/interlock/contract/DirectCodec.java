package interlock.contract;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.registry.BoundedCache;
import interlock.contract.registry.IncompatibleSchema;
import interlock.contract.registry.InvalidSchema;
import interlock.contract.registry.UnknownSchema;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RegistryAccess;
import interlock.contract.wire.WireFormat;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Core values straight to bytes and back, by a mapper that knows this version's schema. What
 * another version wrote is first written anew in this version's terms, by Avro's own rules of
 * resolution: slower, and seldom.
 */
final class DirectCodec<T> implements Codec<T> {
  private static final int WRITERS_CACHED = 1_000;

  private final RegistryAccess access;
  private final Schema schema;
  private final int id;
  private final int limit;
  private final AvroOutput.Writer<T> writer;
  private final AvroInput.Reader<T> reader;
  private final BoundedCache<Integer, UnaryOperator<byte[]>> rewriters =
      new BoundedCache<>(WRITERS_CACHED);

  /**
   * @param id of this version's schema
   * @param limit in bytes
   */
  DirectCodec(
      RegistryAccess access,
      Schema schema,
      int id,
      int limit,
      AvroOutput.Writer<T> writer,
      AvroInput.Reader<T> reader) {
    this.access = access;
    this.schema = schema;
    this.id = id;
    this.limit = limit;
    this.writer = writer;
    this.reader = reader;
  }

  @Override
  public byte[] encode(T value) {
    return AvroOutput.encode(id, writer, value, schema.getName(), limit);
  }

  @Override
  public T decode(byte[] bytes) {
    int written = WireFormat.id(bytes);
    byte[] ours =
        written == id
            ? bytes
            : rewriters.get(written).orElseGet(() -> resolve(written)).apply(bytes);
    return AvroInput.decode(ours, WireFormat.HEADER_BYTES, reader);
  }

  private UnaryOperator<byte[]> resolve(int written) {
    UnaryOperator<byte[]> rewriter;
    try {
      rewriter = rewriter(access.patience().until(() -> access.registry().byId(written)));
    } catch (UnknownSchema | InvalidSchema | IncompatibleSchema e) {
      throw new BadRecordException(e.getMessage());
    }
    rewriters.put(written, rewriter);
    return rewriter;
  }

  private UnaryOperator<byte[]> rewriter(Schema written) {
    if (sameForm(written)) {
      return bytes -> bytes;
    }
    var before = new GenericDatumReader<>(written, schema);
    var after = new GenericDatumWriter<>(schema);
    return bytes -> WireFormat.encode(id, after, read(before, bytes));
  }

  /** Docs and properties may differ: the bytes are the same. */
  private boolean sameForm(Schema written) {
    return SchemaNormalization.toParsingForm(written)
        .equals(SchemaNormalization.toParsingForm(schema));
  }

  private static Object read(GenericDatumReader<Object> reader, byte[] bytes) {
    BinaryDecoder decoder =
        DecoderFactory.get()
            .binaryDecoder(
                bytes, WireFormat.HEADER_BYTES, bytes.length - WireFormat.HEADER_BYTES, null);
    Object record;
    boolean atEnd;
    try {
      record = reader.read(null, decoder);
      atEnd = decoder.isEnd();
    } catch (IOException | RuntimeException e) {
      throw new BadRecordException(
          "does not fit its schema (%s)".formatted(e.getClass().getSimpleName()));
    }
    if (!atEnd) {
      throw new BadRecordException("has bytes after the end of the record");
    }
    return record;
  }
}
