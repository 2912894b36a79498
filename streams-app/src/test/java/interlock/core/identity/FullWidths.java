package interlock.core.identity;

/** Turns ASCII into its full-width forms, for tests. */
final class FullWidths {
  private FullWidths() {}

  static String of(String ascii) {
    var wide = new StringBuilder();
    ascii.chars().forEach(c -> wide.append((char) of(c)));
    return wide.toString();
  }

  private static int of(int c) {
    if (c == ' ') {
      return '\u3000';
    }
    return c > ' ' && c <= '~' ? c - '!' + '\uFF01' : c;
  }
}
