package interlock.sandbox.secured;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords that nobody chose. */
final class Secret {
  private static final int BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secret() {}

  /** 192 random bits in letters that need no quoting anywhere. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
