package interlock.sandbox.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What no party should send: bytes that are no record of any contract, and each is a dead letter.
 */
public final class BadBytes {
  private static final int UNKNOWN_ID = 0x7f;
  private static final int HEADER = 5;

  private BadBytes() {}

  /**
   * Spoilt copies of a good record and what is none at all, by kind. A value may be null.
   *
   * @param good in Confluent's wire format
   */
  public static Map<String, byte[]> of(byte[] good) {
    Map<String, byte[]> bad = new LinkedHashMap<>();
    bad.put("garbage", "not a record at all".getBytes(StandardCharsets.UTF_8));
    byte[] magic = good.clone();
    magic[0] = 1;
    bad.put("wrong magic", magic);
    byte[] unknown = good.clone();
    unknown[1] = UNKNOWN_ID;
    bad.put("unknown schema id", unknown);
    bad.put("trailing bytes", Arrays.copyOf(good, good.length + 1));
    bad.put("cut off", Arrays.copyOf(good, good.length / 2));
    byte[] wild = good.clone();
    Arrays.fill(wild, HEADER, wild.length, (byte) 0xff);
    bad.put("wild lengths", wild);
    bad.put("empty", new byte[0]);
    bad.put("null", null);
    return Collections.unmodifiableMap(bad);
  }
}
