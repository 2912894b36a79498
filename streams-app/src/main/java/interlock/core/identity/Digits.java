package interlock.core.identity;

/** ASCII digits; {@link Character#isDigit} would also take Arabic and full-width ones. */
final class Digits {
  private Digits() {}

  static boolean is(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether everything from {@code start} on, at least one character, is a digit. */
  static boolean only(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      if (!is(text.charAt(i))) {
        return false;
      }
    }
    return start < text.length();
  }
}
