package interlock.core.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a number of the policy counts, known by the end of its component's name. */
public enum Quantity {
  /** A plain number. */
  COUNT("", "a whole number"),
  /** Milliseconds, written {@code 90s}, {@code 5m}, {@code 8h} or {@code 7d}. */
  SPAN("Millis", "a span of time such as 90s, 5m, 8h or 7d"),
  /** Fen, written in yuan with at most two decimals. */
  MONEY("Fen", "an amount in yuan such as 100.00"),
  /** Thousandths, written as a decimal with at most three decimals. */
  SHARE("Permille", "a share such as 0.8"),
  /** Epoch milliseconds, written in ISO-8601. */
  MOMENT("At", "a moment such as 2026-01-05T09:00:00+08:00");

  private static final Pattern SPAN_TEXT = Pattern.compile("([0-9]{1,15})(ms|s|m|h|d)");
  private static final long[] UNIT_MILLIS = {86_400_000, 3_600_000, 60_000, 1000, 1};
  private static final String[] UNIT_NAMES = {"d", "h", "m", "s", "ms"};

  private final String ending;
  private final String form;

  Quantity(String ending, String form) {
    this.ending = ending;
    this.form = form;
  }

  /** What a component of that name counts. */
  public static Quantity of(String component) {
    return Arrays.stream(values())
        .filter(q -> q != COUNT && component.endsWith(q.ending))
        .findFirst()
        .orElse(COUNT);
  }

  /** A component's name in a document: without the unit. */
  public static String key(String component) {
    return component.substring(0, component.length() - of(component).ending.length());
  }

  /** How a document writes it, for people. */
  public String form() {
    return form;
  }

  /** The number as a document writes it. */
  public String text(long number) {
    return switch (this) {
      case COUNT -> Long.toString(number);
      case SPAN -> span(number);
      case MONEY -> BigDecimal.valueOf(number, 2).toPlainString();
      case SHARE -> {
        BigDecimal share = BigDecimal.valueOf(number, 3).stripTrailingZeros();
        yield (share.scale() < 1 ? share.setScale(1) : share).toPlainString();
      }
      case MOMENT -> Instant.ofEpochMilli(number).toString();
    };
  }

  /** The number that a document's text means, empty when it means none. */
  public OptionalLong parse(String text) {
    try {
      return switch (this) {
        case COUNT -> OptionalLong.of(new BigDecimal(text).longValueExact());
        case SPAN -> parseSpan(text);
        case MONEY -> OptionalLong.of(new BigDecimal(text).movePointRight(2).longValueExact());
        case SHARE -> OptionalLong.of(new BigDecimal(text).movePointRight(3).longValueExact());
        case MOMENT -> OptionalLong.of(OffsetDateTime.parse(text).toInstant().toEpochMilli());
      };
    } catch (ArithmeticException | NumberFormatException | DateTimeException unreadable) {
      return OptionalLong.empty();
    }
  }

  /** What a setting allows, in the words of a document. */
  public String range(Setting setting) {
    return setting.max() == Long.MAX_VALUE
        ? "at least " + text(setting.min())
        : text(setting.min()) + " to " + text(setting.max());
  }

  private static String span(long millis) {
    for (int i = 0; i < UNIT_MILLIS.length; i++) {
      if (millis != 0 && millis % UNIT_MILLIS[i] == 0) {
        return millis / UNIT_MILLIS[i] + UNIT_NAMES[i];
      }
    }
    return "0s";
  }

  private static OptionalLong parseSpan(String text) {
    Matcher matcher = SPAN_TEXT.matcher(text);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    int unit = Arrays.asList(UNIT_NAMES).indexOf(matcher.group(2));
    return OptionalLong.of(Math.multiplyExact(Long.parseLong(matcher.group(1)), UNIT_MILLIS[unit]));
  }
}
