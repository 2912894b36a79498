package interlock.contract.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Confluent's wire format: a zero byte, the schema id in four bytes (big-endian), Avro binary to
 * the end.
 */
public final class WireFormat {
  /** Bytes before the Avro part. */
  public static final int HEADER_BYTES = 5;

  private static final byte MAGIC = 0;

  /** A thread's buffer that a large record blew up to more than this is not kept. */
  private static final int BUFFER_KEPT_BYTES = 64 * 1024;

  private static final ThreadLocal<Buffer> BUFFERS = ThreadLocal.withInitial(Buffer::new);

  private WireFormat() {}

  /** The record's bytes; safe on any thread. */
  public static <T> byte[] encode(int id, DatumWriter<T> writer, T record) {
    Buffer buffer = BUFFERS.get();
    try {
      return buffer.encode(id, writer, record);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    } finally {
      if (buffer.size() > BUFFER_KEPT_BYTES) {
        BUFFERS.remove();
      }
    }
  }

  /**
   * The schema id that the bytes claim.
   *
   * @throws BadRecordException when there is no header
   */
  public static int id(byte[] bytes) {
    if (bytes.length < HEADER_BYTES) {
      throw new BadRecordException(
          "%d bytes: too short for Confluent's wire format".formatted(bytes.length));
    }
    if (bytes[0] != MAGIC) {
      throw new BadRecordException("does not begin with the magic byte 0");
    }
    return ByteBuffer.wrap(bytes).getInt(1);
  }

  /**
   * The record after the header; the caller has resolved the id into the reader. Claimed lengths
   * are checked against the bytes that are there before anything is allocated (by Avro's decoder
   * for byte arrays, and a test).
   *
   * @throws BadRecordException when the bytes do not fit the schema or do not end with the record
   */
  static <T> T decode(byte[] bytes, DatumReader<T> reader) {
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
    T record;
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

  /** One thread's output buffer and its encoder. */
  private static final class Buffer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);

    <T> byte[] encode(int id, DatumWriter<T> writer, T record) throws IOException {
      // Takes what a record left behind that could not be written, before that is thrown away.
      encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
      bytes.reset();
      bytes.write(MAGIC);
      bytes.write(id >>> 24);
      bytes.write(id >>> 16);
      bytes.write(id >>> 8);
      bytes.write(id);
      writer.write(record, encoder);
      encoder.flush();
      return bytes.toByteArray();
    }

    int size() {
      return bytes.size();
    }
  }
}
