package interlock.core.identity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mainland numbers that no person rents: short codes of 3 to 6 digits (110, 96110, 12381, 95588,
 * 10086), 95 lines up to 8 digits, 400 and 800 numbers, SMS ports (106…, 8 to 20 digits).
 *
 * <p>A country or area code before a short code is dropped: 0757-96110 and 96110 are one desk. Ten
 * digits that begin with 106 are a Beijing landline when they follow +86, for that is how E.164
 * writes 010-6…; alone they are an SMS port.
 */
final class ServiceNumbers {
  private static final String SHORT = "[19][0-9]{2,5}|95[0-9]{5,6}";
  private static final String LONG = "[48]00[0-9]{7}|106[0-9]{5,17}";
  private static final Pattern SERVICE = Pattern.compile(SHORT + "|" + LONG);
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<country>\\+86|0086)?(?<whole>%1$s|%2$s)|%3$s(?<local>%1$s)"
              .formatted(SHORT, LONG, "(?:(?:\\+86|0086)0?|0)(?:10|2[0-9]|[3-9][0-9]{2})"));
  private static final Pattern BEIJING = Pattern.compile("10[0-9]{8}");

  private ServiceNumbers() {}

  /** The bare service number in {@code digits} (which may begin with +); empty when it is none. */
  static String find(String digits) {
    Matcher written = WRITTEN.matcher(digits);
    if (!written.matches()) {
      return "";
    }
    if (written.group("local") != null) {
      return written.group("local");
    }
    String whole = written.group("whole");
    boolean landline = written.group("country") != null && BEIJING.matcher(whole).matches();
    return landline ? "" : whole;
  }

  static boolean isOne(String text) {
    return SERVICE.matcher(text).matches();
  }
}
