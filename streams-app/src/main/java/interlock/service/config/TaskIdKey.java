package interlock.service.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;

/** The deployment's secret from which task ids are made. Never shown. */
public final class TaskIdKey {
  /** Bytes: 128 bits, below which the key of an HMAC can be guessed. */
  static final int LEAST = 16;

  private static final String FILE = "file:";
  private static final String BASE64 = "base64:";
  private static final String HEX = "hex:";

  private final byte[] bytes;

  private TaskIdKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads {@code base64:…}, {@code hex:…}, plain text in UTF-8, or {@code file:PATH} of a file that
   * holds one of these.
   *
   * @throws IllegalArgumentException saying what is wrong, without the key
   */
  static TaskIdKey parse(String text) {
    byte[] bytes =
        text.startsWith(FILE) ? decode(contents(text.substring(FILE.length()))) : decode(text);
    if (bytes.length < LEAST) {
      throw new IllegalArgumentException(
          "has " + bytes.length + " bytes, and at least " + LEAST + " are needed");
    }
    return new TaskIdKey(bytes);
  }

  /** The key itself, a copy. */
  public byte[] reveal() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "***";
  }

  private static byte[] decode(String text) {
    try {
      if (text.startsWith(BASE64)) {
        return Base64.getDecoder().decode(text.substring(BASE64.length()));
      }
      if (text.startsWith(HEX)) {
        return HexFormat.of().parseHex(text.substring(HEX.length()));
      }
    } catch (IllegalArgumentException e) {
      // Not as a cause: its message repeats a part of the key.
      throw new IllegalArgumentException(
          "is not " + text.substring(0, text.indexOf(':')) + " after the colon");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String contents(String path) {
    try {
      return Files.readString(Path.of(path)).strip();
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException("names a file that cannot be read: " + path, e);
    }
  }
}
