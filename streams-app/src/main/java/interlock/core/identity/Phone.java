package interlock.core.identity;

import java.util.Optional;

/** A subscriber's number in E.164: {@code +}, 7 to 15 digits. Made by {@link PhoneParser}. */
public final class Phone extends Identifier {
  static final char KIND = 'p';

  private static final int MIN_DIGITS = 7;
  private static final int MAX_DIGITS = 15;

  Phone(String e164) {
    super(KIND, e164);
  }

  /** Takes a number that already is E.164; for anything a sender wrote use {@link PhoneParser}. */
  public static Optional<Phone> ofE164(String e164) {
    return isE164(e164) ? Optional.of(new Phone(e164)) : Optional.empty();
  }

  static boolean isE164(String text) {
    int digits = text.length() - 1;
    if (digits < MIN_DIGITS || digits > MAX_DIGITS || text.charAt(0) != '+') {
      return false;
    }
    return text.charAt(1) != '0' && Digits.only(text, 1);
  }

  @Override
  int rank() {
    return 0;
  }
}
