package interlock.contract.binary;

import interlock.contract.OversizeException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Writes Avro binary into one thread's buffer.
 *
 * <p>Own code, because mail and desk files are the hot path: Avro's encoder copies what it writes
 * twice, and its writer boxes every field.
 */
public final class AvroOutput {
  private static final int FIRST_BYTES = 4 * 1024;

  /** A buffer that a large record blew up to more than this is not kept. */
  private static final int KEPT_BYTES = 512 * 1024;

  private static final int MAX_VARINT_BYTES = 10;
  private static final byte MAGIC = 0;
  private static final ThreadLocal<AvroOutput> OWN = ThreadLocal.withInitial(AvroOutput::new);

  private byte[] buffer = new byte[FIRST_BYTES];
  private int at;

  private AvroOutput() {}

  /** How a value of that type is written. */
  @FunctionalInterface
  public interface Writer<T> {
    void write(AvroOutput out, T value);
  }

  /**
   * The value's bytes in Confluent's wire format.
   *
   * @param what names the value in the exception
   * @throws OversizeException if there are more than {@code limit}
   */
  public static <T> byte[] encode(int schemaId, Writer<T> writer, T value, String what, int limit) {
    AvroOutput out = OWN.get();
    out.at = 0;
    out.header(schemaId);
    writer.write(out, value);
    int size = out.at;
    byte[] bytes = size > limit ? new byte[0] : Arrays.copyOf(out.buffer, size);
    if (out.buffer.length > KEPT_BYTES) {
      OWN.remove();
    }
    if (size > limit) {
      throw new OversizeException(what, size, limit);
    }
    return bytes;
  }

  private void header(int schemaId) {
    buffer[at++] = MAGIC;
    buffer[at++] = (byte) (schemaId >>> 24);
    buffer[at++] = (byte) (schemaId >>> 16);
    buffer[at++] = (byte) (schemaId >>> 8);
    buffer[at++] = (byte) schemaId;
  }

  /** Avro's int and long are one. */
  public void number(long value) {
    room(MAX_VARINT_BYTES);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      buffer[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[at++] = (byte) rest;
  }

  /** A symbol of a generated enum, whose constants stand in the order of the schema. */
  @SuppressWarnings("EnumOrdinal") // in Avro's binary form a symbol is its place in the schema
  public void symbol(Enum<?> symbol) {
    number(symbol.ordinal());
  }

  public void flag(boolean value) {
    room(1);
    buffer[at++] = (byte) (value ? 1 : 0);
  }

  public void fraction(double value) {
    room(Double.BYTES);
    long bits = Double.doubleToRawLongBits(value);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      buffer[at++] = (byte) (bits >>> shift);
    }
  }

  public void string(String text) {
    int length = text.length();
    int start = at;
    number(length);
    room(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c > 0x7F) {
        at = start;
        bytes(text.getBytes(StandardCharsets.UTF_8));
        return;
      }
      buffer[at + i] = (byte) c;
    }
    at += length;
  }

  private void bytes(byte[] value) {
    number(value.length);
    room(value.length);
    System.arraycopy(value, 0, buffer, at, value.length);
    at += value.length;
  }

  /** Fen as Avro's decimal of scale 2: two's complement, no more bytes than needed. */
  public void money(long fen) {
    int length = Long.BYTES - leadingCopies(fen) / Byte.SIZE;
    number(length);
    room(length);
    for (int shift = (length - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      buffer[at++] = (byte) (fen >>> shift);
    }
  }

  /** How many of the highest bits only repeat the sign; the sign itself must stay. */
  private static int leadingCopies(long value) {
    return Long.numberOfLeadingZeros(value < 0 ? ~value : value) - 1;
  }

  /** The branch "null" of so many optional fields. */
  public void absent(int fields) {
    room(fields);
    Arrays.fill(buffer, at, at + fields, (byte) 0);
    at += fields;
  }

  /** The other branch; its value must follow. */
  public void present() {
    flag(true);
    buffer[at - 1] = 2; // zigzag of 1
  }

  public void optionalString(Optional<String> text) {
    if (text.isEmpty()) {
      absent(1);
    } else {
      present();
      string(text.get());
    }
  }

  public void optionalNumber(OptionalLong number) {
    if (number.isEmpty()) {
      absent(1);
    } else {
      present();
      number(number.getAsLong());
    }
  }

  public void optionalNumber(OptionalInt number) {
    if (number.isEmpty()) {
      absent(1);
    } else {
      present();
      number(number.getAsInt());
    }
  }

  public void optionalMoney(OptionalLong fen) {
    if (fen.isEmpty()) {
      absent(1);
    } else {
      present();
      money(fen.getAsLong());
    }
  }

  public <T> void optional(Optional<T> value, Writer<T> writer) {
    if (value.isEmpty()) {
      absent(1);
    } else {
      present();
      writer.write(this, value.get());
    }
  }

  public void strings(List<String> texts) {
    list(texts, AvroOutput::string);
  }

  public <T> void list(List<T> values, Writer<? super T> writer) {
    int size = values.size();
    if (size > 0) {
      number(size);
      for (int i = 0; i < size; i++) {
        writer.write(this, values.get(i));
      }
    }
    number(0);
  }

  private void room(int bytes) {
    if (buffer.length - at < bytes) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, at + bytes));
    }
  }
}
