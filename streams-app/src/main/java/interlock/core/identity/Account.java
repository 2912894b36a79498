package interlock.core.identity;

import interlock.core.codes.RejectCode;

/**
 * A bank account, card or wallet: opaque, no check digit is tested.
 *
 * <p>Normal form: ASCII, no blanks, upper case, 1 to 64 characters of {@code 0-9 A-Z . _ @ +}.
 * Dashes are typography in a card number and are dropped, but they belong to a wallet id that is an
 * e-mail address ({@code @} in it) and stay there. A star (a masked account) is refused: joining on
 * a mask would join strangers.
 */
public final class Account extends Identifier {
  static final char KIND = 'a';

  /** Longest normal form, in characters. */
  public static final int MAX_LENGTH = 64;

  private static final int MAX_RAW_LENGTH = 4 * MAX_LENGTH;

  private Account(String normal) {
    super(KIND, normal);
  }

  /** Reads an account as a sender wrote it. */
  public static Reading<Account> parse(String raw) {
    if (raw.length() > MAX_RAW_LENGTH) {
      return refuse("too long");
    }
    String normal = normalise(raw);
    if (normal.isEmpty()) {
      return refuse("empty");
    }
    if (normal.length() > MAX_LENGTH) {
      return refuse("too long");
    }
    for (int i = 0; i < normal.length(); i++) {
      if (!isPermitted(normal.charAt(i))) {
        return refuse("a character that no account has");
      }
    }
    return Reading.of(new Account(normal));
  }

  private static Reading<Account> refuse(String detail) {
    return Reading.refuse(RejectCode.UNREADABLE_ACCOUNT, detail);
  }

  private static String normalise(String raw) {
    String ascii = FullWidth.toAscii(raw);
    if (Digits.only(ascii, 0)) {
      return ascii;
    }
    boolean dashesBelong = ascii.indexOf('@') >= 0;
    var normal = new StringBuilder(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      char c = ascii.charAt(i);
      boolean typography = Character.isWhitespace(c) || (c == '-' && !dashesBelong);
      if (!typography) {
        normal.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
      }
    }
    return normal.toString();
  }

  private static boolean isPermitted(char c) {
    return Digits.is(c) || (c >= 'A' && c <= 'Z') || "@._+-".indexOf(c) >= 0;
  }

  @Override
  int rank() {
    return 1;
  }
}
