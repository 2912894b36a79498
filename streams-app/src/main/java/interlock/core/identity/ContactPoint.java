package interlock.core.identity;

import interlock.core.codes.RejectCode;
import java.util.Optional;

/**
 * The line's side of a contact: who called or which site or app was used. The key of a ContactDesk.
 *
 * <p>Its keys never meet those of an {@link Identifier}: a phone as a subscriber ({@code p:}) and
 * the same phone as a caller ({@code n:}) are two desks.
 */
public final class ContactPoint implements Comparable<ContactPoint> {
  private static final int PREFIX = 2;
  private static final int MAX_APP_LENGTH = 200;

  /** What kind of thing was on the other end. */
  public enum Kind {
    /** A subscriber's number, E.164: {@code n:+8617100009999}. */
    NUMBER('n'),
    /** A service number, digits: {@code v:95588}. */
    SERVICE('v'),
    /** A site's host: {@code s:rebate.example}. */
    SITE('s'),
    /** An app's package id or, failing that, its name: {@code x:com.example.app}. */
    APP('x');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }
  }

  private final Kind kind;
  private final String key;

  private ContactPoint(Kind kind, String value) {
    this.kind = kind;
    this.key = kind.letter + ":" + value;
  }

  /** A subscriber's line as the caller's end. */
  public static ContactPoint of(Phone phone) {
    return new ContactPoint(Kind.NUMBER, phone.reveal());
  }

  /** Reads a caller's number or the sender of a message; a service number is a kind of its own. */
  public static Reading<ContactPoint> parsePhone(String raw) {
    return switch (PhoneParser.parse(raw)) {
      case PhoneReading.Subscriber(Phone phone) -> Reading.of(of(phone));
      case PhoneReading.ServiceNumber(String number) ->
          Reading.of(new ContactPoint(Kind.SERVICE, number));
      case PhoneReading.Unreadable(String detail) -> refuse(detail);
    };
  }

  /**
   * Reads a URL or host. Normal form: lower-case ASCII host (an international name as punycode)
   * without scheme, port, path, trailing dot and leading {@code www.}; an IP address is a host too.
   */
  public static Reading<ContactPoint> parseSite(String raw) {
    return Hosts.find(raw)
        .map(host -> Reading.of(new ContactPoint(Kind.SITE, host)))
        .orElseGet(() -> refuse("not a site"));
  }

  /** Reads an app id: ASCII forms, blanks trimmed and folded to one; case stays. */
  public static Reading<ContactPoint> parseApp(String raw) {
    if (raw.length() > 4 * MAX_APP_LENGTH) {
      return refuse("app id too long");
    }
    String app = foldBlanks(FullWidth.toAscii(raw));
    if (app.isEmpty()) {
      return refuse("empty app id");
    }
    if (app.length() > MAX_APP_LENGTH) {
      return refuse("app id too long");
    }
    if (app.chars().anyMatch(Character::isISOControl)) {
      return refuse("a control character in the app id");
    }
    return Reading.of(new ContactPoint(Kind.APP, app));
  }

  /**
   * Reads a desk key of our own making.
   *
   * @throws IllegalArgumentException when it is none; the message does not repeat it
   */
  public static ContactPoint ofKey(String key) {
    return tryOfKey(key)
        .orElseThrow(() -> new IllegalArgumentException("not the key of a contact point"));
  }

  /** Reads a desk key that came from outside, such as a routingKey; empty when it is none. */
  public static Optional<ContactPoint> tryOfKey(String key) {
    if (key.length() <= PREFIX || key.charAt(1) != ':') {
      return Optional.empty();
    }
    String value = key.substring(PREFIX);
    return switch (key.charAt(0)) {
      case 'n' -> Phone.ofE164(value).map(ContactPoint::of);
      case 'v' ->
          ServiceNumbers.isOne(value)
              ? Optional.of(new ContactPoint(Kind.SERVICE, value))
              : Optional.empty();
      case 's' -> parseSite(value).value().filter(c -> c.reveal().equals(value));
      case 'x' -> parseApp(value).value().filter(c -> c.reveal().equals(value));
      default -> Optional.empty();
    };
  }

  private static Reading<ContactPoint> refuse(String detail) {
    return Reading.refuse(RejectCode.UNREADABLE_CONTACT, detail);
  }

  private static String foldBlanks(String text) {
    var folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c)) {
        folded.append(c);
      } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
        folded.append(' ');
      }
    }
    return folded.toString().stripTrailing();
  }

  /** What kind of thing this is. */
  public Kind kind() {
    return kind;
  }

  /** The desk's key. Shows the value. */
  public String key() {
    return key;
  }

  /** The normal form itself. */
  public String reveal() {
    return key.substring(PREFIX);
  }

  @Override
  public int compareTo(ContactPoint other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : key.compareTo(other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContactPoint that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  /** Masked: kind and at most the last two characters; a caller may be a victim's own number. */
  @Override
  public String toString() {
    return Masks.named(kind.name(), reveal());
  }
}
