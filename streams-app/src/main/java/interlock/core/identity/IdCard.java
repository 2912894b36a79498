package interlock.core.identity;

/**
 * Recognises Chinese identity card numbers (GB 11643: 18 characters with an ISO 7064 MOD 11-2 check
 * character; the older form has 15 digits), in order to refuse them.
 */
final class IdCard {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final int NEW_LENGTH = 18;
  private static final int OLD_LENGTH = 15;

  private IdCard() {}

  /**
   * True for 18 characters with a right check character, for 18 with a plausible birth date though
   * the check character is mistyped, and for 15 digits with a plausible one. Blanks and dashes
   * between the digits do not hide it.
   */
  static boolean looksLikeOne(String ascii) {
    String bare = withoutSeparators(ascii);
    if (bare.length() == NEW_LENGTH) {
      String body = bare.substring(0, NEW_LENGTH - 1);
      char check = Character.toUpperCase(bare.charAt(NEW_LENGTH - 1));
      return Digits.only(body, 0)
          && (Digits.is(check) || check == 'X')
          && (check == checkOf(body) || (isDate(body, 10) && isCentury(body)));
    }
    return bare.length() == OLD_LENGTH && Digits.only(bare, 0) && isDate(bare, 8);
  }

  private static String withoutSeparators(String ascii) {
    var bare = new StringBuilder(NEW_LENGTH);
    for (int i = 0; i < ascii.length() && bare.length() <= NEW_LENGTH; i++) {
      char c = ascii.charAt(i);
      if (c != ' ' && c != '-') {
        bare.append(c);
      }
    }
    return bare.toString();
  }

  private static char checkOf(String body) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (body.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % CHECKS.length());
  }

  private static boolean isCentury(String body) {
    return body.startsWith("19", 6) || body.startsWith("20", 6);
  }

  /** Month and day stand at {@code at}; a province code never begins with 0. */
  private static boolean isDate(String digits, int at) {
    int month = Integer.parseInt(digits, at, at + 2, 10);
    int day = Integer.parseInt(digits, at + 2, at + 4, 10);
    return digits.charAt(0) != '0' && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }
}
