package interlock.service.trace;

/** Pads text to columns of a terminal. */
public final class Columns {
  /** From here on characters take two columns: CJK and full-width forms. */
  private static final int WIDE = 0x2E80;

  private Columns() {}

  public static String left(String text, int columns) {
    return text + " ".repeat(Math.max(1, columns - width(text)));
  }

  public static String right(String text, int columns) {
    return " ".repeat(Math.max(1, columns - width(text))) + text;
  }

  private static int width(String text) {
    // The yuan sign is narrow; it lies below.
    return text.codePoints().map(c -> c < WIDE ? 1 : 2).sum();
  }
}
