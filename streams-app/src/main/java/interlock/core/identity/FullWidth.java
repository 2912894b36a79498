package interlock.core.identity;

/**
 * Brings what East Asian keyboards and address books put around digits to ASCII: full-width forms
 * (U+FF01–FF5E), the typographic blanks and dashes; invisible marks (zero-width, direction) vanish.
 * Other characters stay.
 */
public final class FullWidth {
  /** A noncharacter: no text holds it. */
  private static final char GONE = '\uFFFF';

  private FullWidth() {}

  /** The same instance when there is nothing to do, which is nearly always. */
  public static String toAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        return convert(text, i);
      }
    }
    return text;
  }

  private static String convert(String text, int firstForeign) {
    var ascii = new StringBuilder(text.length()).append(text, 0, firstForeign);
    for (int i = firstForeign; i < text.length(); i++) {
      char c = convert(text.charAt(i));
      if (c != GONE) {
        ascii.append(c);
      }
    }
    return ascii.toString();
  }

  private static char convert(char c) {
    if (c <= '~') {
      return c;
    }
    if (c >= '\uFF01' && c <= '\uFF5E') {
      return (char) (c - '\uFF01' + '!');
    }
    if ((c >= '\u2010' && c <= '\u2015') || c == '\u2212') {
      return '-';
    }
    boolean invisible =
        (c >= '\u200B' && c <= '\u200F')
            || (c >= '\u202A' && c <= '\u202E')
            || (c >= '\u2060' && c <= '\u2069')
            || c == '\uFEFF';
    if (invisible) {
      return GONE;
    }
    return Character.isSpaceChar(c) ? ' ' : c;
  }
}
