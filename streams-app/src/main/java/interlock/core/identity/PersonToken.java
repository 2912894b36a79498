package interlock.core.identity;

import interlock.core.codes.RejectCode;

/**
 * A person as the register's pseudonym: opaque, case matters.
 *
 * <p>Normal form: ASCII, trimmed, 1 to 128 visible characters. A raw identity card number is
 * refused with {@link RejectCode#RAW_ID_NUMBER}, whatever it is: it must not enter the house.
 */
public final class PersonToken extends Identifier {
  static final char KIND = 't';

  /** Longest normal form, in characters. */
  public static final int MAX_LENGTH = 128;

  private static final int MAX_RAW_LENGTH = 4 * MAX_LENGTH;

  private PersonToken(String normal) {
    super(KIND, normal);
  }

  /** Reads a token as a sender wrote it. */
  public static Reading<PersonToken> parse(String raw) {
    if (raw.length() > MAX_RAW_LENGTH) {
      return refuse("too long");
    }
    String normal = FullWidth.toAscii(raw).strip();
    if (IdCard.looksLikeOne(normal)) {
      return Reading.refuse(RejectCode.RAW_ID_NUMBER, "has the shape of an identity card number");
    }
    if (normal.isEmpty()) {
      return refuse("empty");
    }
    if (normal.length() > MAX_LENGTH) {
      return refuse("too long");
    }
    for (int i = 0; i < normal.length(); i++) {
      if (normal.charAt(i) <= ' ' || normal.charAt(i) > '~') {
        return refuse("a character that no token has");
      }
    }
    return Reading.of(new PersonToken(normal));
  }

  private static Reading<PersonToken> refuse(String detail) {
    return Reading.refuse(RejectCode.UNREADABLE_PERSON, detail);
  }

  @Override
  int rank() {
    return 2;
  }
}
