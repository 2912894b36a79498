package interlock.contract.binary;

import interlock.contract.wire.BadRecordException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads Avro binary. Every method throws {@link BadRecordException} when the bytes do not hold what
 * is asked for; a claimed length is compared with the bytes that are there before it is believed.
 */
public final class AvroInput {
  private static final int MAX_SHIFT = 63;

  private final byte[] bytes;
  private int at;

  private AvroInput(byte[] bytes, int start) {
    this.bytes = bytes;
    this.at = start;
  }

  /** How a value of that type is read. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(AvroInput in);
  }

  /**
   * The value that the bytes from {@code start} to the end are.
   *
   * @throws BadRecordException if they are no such value or more than it
   */
  public static <T> T decode(byte[] bytes, int start, Reader<T> reader) {
    var in = new AvroInput(bytes, start);
    T value = reader.read(in);
    if (in.at != bytes.length) {
      throw new BadRecordException("has bytes after the end of the record");
    }
    return value;
  }

  /** What a reader throws when a value is not what the schema's doc says. */
  public static BadRecordException bad(String what) {
    return new BadRecordException("does not fit its schema: " + what);
  }

  public long number() {
    long value = 0;
    for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
      int b = next();
      value |= (b & 0x7FL) << shift;
      if ((b & 0x80) == 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw bad("a number of more than 64 bits");
  }

  public int integer() {
    long value = number();
    if ((int) value != value) {
      throw bad("an int of more than 32 bits");
    }
    return (int) value;
  }

  public boolean flag() {
    int b = next();
    if (b > 1) {
      throw bad("a boolean that is neither");
    }
    return b == 1;
  }

  public double fraction() {
    long bits = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      bits |= (long) next() << shift;
    }
    return Double.longBitsToDouble(bits);
  }

  public String string() {
    int length = length();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** Fen from Avro's decimal of scale 2. */
  public long money() {
    int length = length();
    if (length == 0 || length > Long.BYTES) {
      throw bad("an amount of " + length + " bytes");
    }
    long fen = bytes[at];
    for (int i = 1; i < length; i++) {
      fen = (fen << Byte.SIZE) | (bytes[at + i] & 0xFF);
    }
    at += length;
    return fen;
  }

  /** Which branch of a union of {@code branches}, or which symbol of an enum, follows. */
  public int index(int branches) {
    long index = number();
    if (index < 0 || index >= branches) {
      throw bad("branch or symbol " + index + " of " + branches);
    }
    return (int) index;
  }

  /** A symbol of a generated enum. */
  public <E extends Enum<E>> E symbol(E[] symbols) {
    return symbols[index(symbols.length)];
  }

  /** Whether an optional field has a value; then it follows. */
  public boolean present() {
    return index(2) == 1;
  }

  /**
   * Passes over so many optional fields.
   *
   * @throws BadRecordException if one has a value
   */
  public void expectAbsent(int fields) {
    for (int i = 0; i < fields; i++) {
      if (present()) {
        throw bad("a field that its kind does not have");
      }
    }
  }

  /** The value of an optional field that its kind must have. */
  public <T> T expect(Reader<T> reader) {
    if (!present()) {
      throw bad("the field that its kind names is absent");
    }
    return reader.read(this);
  }

  public Optional<String> optionalString() {
    return present() ? Optional.of(string()) : Optional.empty();
  }

  public OptionalLong optionalNumber() {
    return present() ? OptionalLong.of(number()) : OptionalLong.empty();
  }

  public OptionalLong optionalMoney() {
    return present() ? OptionalLong.of(money()) : OptionalLong.empty();
  }

  public <T> Optional<T> optional(Reader<T> reader) {
    return present() ? Optional.of(reader.read(this)) : Optional.empty();
  }

  public List<String> strings() {
    return list(AvroInput::string);
  }

  /** A list whose elements take at least one byte each, as every list of our contracts does. */
  public <T> List<T> list(Reader<T> reader) {
    long count = block();
    if (count == 0) {
      return List.of();
    }
    var values = new ArrayList<T>((int) count);
    while (count > 0) {
      for (long i = 0; i < count; i++) {
        values.add(reader.read(this));
      }
      count = block();
    }
    return values;
  }

  /** Elements of the next block; a negative count is followed by the block's length in bytes. */
  private long block() {
    long count = number();
    if (count < 0) {
      count = -count;
      number();
    }
    if (count < 0 || count > bytes.length - at) {
      throw bad("a list of more elements than bytes");
    }
    return count;
  }

  private int length() {
    long length = number();
    if (length < 0 || length > bytes.length - at) {
      throw bad("a length beyond the end");
    }
    return (int) length;
  }

  private int next() {
    if (at >= bytes.length) {
      throw bad("ends too early");
    }
    return bytes[at++] & 0xFF;
  }
}
