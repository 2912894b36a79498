package interlock.service.deadletter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A record that was set aside.
 *
 * @param place where it lies: {@code dead-letter-0@12}, without the deployment's prefix
 * @param at when it was received, as it was known when it was set aside
 * @param origin where it came from
 * @param reason the simple name of an exception, or a reject code
 * @param detail in words, without identifiers
 * @param key as it came; empty where it had none
 * @param value as it came; empty where it had none
 * @param headers its own, by name, without those that say what went wrong
 */
public record Letter(
    String place,
    Instant at,
    Origin origin,
    String reason,
    String detail,
    Optional<Bytes> key,
    Optional<Bytes> value,
    Map<String, Bytes> headers) {
  /** So short that it tells two keys of one list apart and finds no person: many share it. */
  private static final int TAG_BYTES = 2;

  public Letter {
    headers = Map.copyOf(headers);
  }

  /**
   * Where a record came from.
   *
   * @param topic without the deployment's prefix
   */
  public record Origin(String topic, int partition, long offset) {
    @Override
    public String toString() {
      return topic + "-" + partition + "@" + offset;
    }
  }

  /** Bytes that never show themselves. */
  public record Bytes(byte[] bytes) {
    public int size() {
      return bytes.length;
    }

    /** The text they are in UTF-8. */
    public String reveal() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /** In hexadecimal. */
    public String hex() {
      return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return bytes.length + " bytes";
    }
  }

  /** Four hexadecimal digits that stand for the key; {@code -} where there is none. */
  public String keyTag() {
    return key.map(k -> tag(k.bytes())).orElse("-");
  }

  /** The tag of a key. */
  public static String tag(byte[] key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
      return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
