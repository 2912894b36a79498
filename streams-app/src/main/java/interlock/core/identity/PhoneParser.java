package interlock.core.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings a phone text to E.164 or recognises a service number. Never throws, never repeats its
 * input.
 *
 * <p>Which numbers count: mainland ones by the shape of the numbering plan (mobile {@code 1[3-9]}
 * and 9 digits, or area code and 7 or 8 digits), all others when libphonenumber finds their length
 * possible. Not by libphonenumber's <em>valid</em>: that asks for assigned ranges, which change
 * with every release of its metadata, so an upgrade would silently change desk keys.
 *
 * <p>Accepted around the digits: full-width forms, blanks, dashes, dots, brackets, a leading {@code
 * +} or {@code 00}, a mainland carrier-selection prefix, and an extension at the end, which is
 * dropped.
 */
public final class PhoneParser {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
  private static final String NO_REGION = "ZZ";
  private static final String HOME_PREFIX = "+86";
  private static final int MOBILE_DIGITS = 11;

  /** Longer than any number with its decoration; keeps regular expressions off long texts. */
  private static final int MAX_RAW_LENGTH = 48;

  private static final Pattern EXTENSION =
      Pattern.compile(" *(?:转|ext\\.?|x|#) *[0-9]{1,6}$", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECORATED = Pattern.compile("\\+?[0-9 .()\\t-]+");
  private static final Pattern DECORATION = Pattern.compile("[^0-9+]");

  /** A country code, a carrier selection (17951 …) and a trunk zero may come before a mobile. */
  private static final Pattern MOBILE =
      Pattern.compile(
          "(?:\\+86|0086|86)?(?:1(?:79|[12][0-9])[0-9]{2})?0?(?<national>1[3-9][0-9]{9})");

  /** Area code (3 digits for Beijing and 02x, else 4 with its zero) and 7 or 8 digits. */
  private static final Pattern LANDLINE =
      Pattern.compile("(?:\\+86|0086|86)?0?(?<national>10[0-9]{8}|2[0-9]{9}|[3-9][0-9]{9,10})");

  private PhoneParser() {}

  /** Reads a phone as a sender wrote it. */
  public static PhoneReading parse(String raw) {
    if (raw.length() == MOBILE_DIGITS && isMobile(raw, 0)) {
      return new PhoneReading.Subscriber(new Phone(HOME_PREFIX + raw));
    }
    if (raw.length() == HOME_PREFIX.length() + MOBILE_DIGITS
        && raw.startsWith(HOME_PREFIX)
        && isMobile(raw, HOME_PREFIX.length())) {
      return new PhoneReading.Subscriber(new Phone(raw));
    }
    return parseSlowly(raw);
  }

  /**
   * The whole way, without the short cut above; a property test compares the two, and both with
   * libphonenumber. Mainland numbers do not go through the library: it needs some 6 µs for one,
   * reads {@code 179dd00dddd} as a carrier's prefix for calls abroad, and knows a carrier's prefix
   * only before assigned ranges.
   */
  static PhoneReading parseSlowly(String raw) {
    if (raw.length() > MAX_RAW_LENGTH) {
      return new PhoneReading.Unreadable("too long");
    }
    String ascii = FullWidth.toAscii(raw).strip();
    String plain = EXTENSION.matcher(ascii).replaceFirst("");
    if (!DECORATED.matcher(plain).matches()) {
      return new PhoneReading.Unreadable(plain.isEmpty() ? "empty" : "not a phone number");
    }
    String digits = DECORATION.matcher(plain).replaceAll("");
    Matcher mobile = MOBILE.matcher(digits);
    if (mobile.matches()) {
      return mainland(mobile);
    }
    String service = ServiceNumbers.find(digits);
    if (!service.isEmpty()) {
      return new PhoneReading.ServiceNumber(service);
    }
    Matcher landline = LANDLINE.matcher(digits);
    return landline.matches() ? mainland(landline) : abroad(digits);
  }

  private static PhoneReading mainland(Matcher matcher) {
    return new PhoneReading.Subscriber(new Phone(HOME_PREFIX + matcher.group("national")));
  }

  private static PhoneReading abroad(String digits) {
    String international = digits.startsWith("00") ? "+" + digits.substring(2) : digits;
    if (!international.startsWith("+") || international.startsWith(HOME_PREFIX)) {
      return new PhoneReading.Unreadable("wrong length, or its area or country code is missing");
    }
    PhoneNumber number;
    try {
      number = LIBRARY.parse(international, NO_REGION);
    } catch (NumberParseException e) {
      return new PhoneReading.Unreadable("not a phone number of any country");
    }
    if (LIBRARY.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
      return new PhoneReading.Unreadable("wrong length for its country");
    }
    return Phone.ofE164(LIBRARY.format(number, PhoneNumberFormat.E164))
        .<PhoneReading>map(PhoneReading.Subscriber::new)
        .orElseGet(() -> new PhoneReading.Unreadable("wrong length for a phone number"));
  }

  private static boolean isMobile(String text, int at) {
    return text.charAt(at) == '1' && text.charAt(at + 1) >= '3' && Digits.only(text, at + 1);
  }
}
