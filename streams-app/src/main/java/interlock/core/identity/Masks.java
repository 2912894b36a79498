package interlock.core.identity;

/**
 * The one place of masking rules (style.md 11): what may be shown of an identifier in a log, a
 * screen or an exception. At most its last two characters, and those only when at least six others
 * stay hidden: enough to tell two lines of one log apart, not enough to find a person.
 */
public final class Masks {
  private static final int SHOWN = 2;
  private static final int MIN_HIDDEN = 6;

  private Masks() {}

  /** {@code **01} for a long value, {@code **} for a short one. */
  public static String tail(String value) {
    int length = value.length();
    return length < SHOWN + MIN_HIDDEN ? "**" : "**" + value.substring(length - SHOWN);
  }

  /** {@code Phone(**01)}: the kind may always be shown. */
  public static String named(String kind, String value) {
    return kind + "(" + tail(value) + ")";
  }

  /** A person's name: nothing of it, for two characters are often the whole name. */
  public static String name(String value) {
    return value.isEmpty() ? "" : "**";
  }
}
