package interlock.sandbox.drill;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans and moments as a drill writes them. Every moment is kept as an offset from the start. */
final class Offsets {
  /** 9 digits of days still fit into a long of seconds, and no drill needs them. */
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,9})([smhd])");

  private Offsets() {}

  /** {@code 90s}, {@code 5m}, {@code 2h}, {@code 31d}. */
  static Optional<Duration> span(String text) {
    Matcher matcher = SPAN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        });
  }

  /** A signed span, or a moment with its zone: {@code +90s}, {@code 2024-03-09T19:05:00+08:00}. */
  static Optional<Duration> moment(String text, Instant start) {
    if (text.startsWith("+")) {
      return span(text.substring(1));
    }
    if (text.startsWith("-")) {
      return span(text.substring(1)).map(Duration::negated);
    }
    return instant(text).map(instant -> Duration.between(start, instant));
  }

  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException notAMoment) {
      return Optional.empty();
    }
  }

  /** For people: {@code 1h30m}, {@code 5m0.1s}, {@code 0s}. */
  static String text(Duration span) {
    if (span.isNegative()) {
      return "-" + text(span.negated());
    }
    StringBuilder text = new StringBuilder();
    append(text, span.toDaysPart(), "d");
    append(text, span.toHoursPart(), "h");
    append(text, span.toMinutesPart(), "m");
    BigDecimal seconds = BigDecimal.valueOf(span.toSecondsPart() * 1_000L + span.toMillisPart(), 3);
    if (seconds.signum() != 0 || text.isEmpty()) {
      text.append(seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString())
          .append("s");
    }
    return text.toString();
  }

  private static void append(StringBuilder text, long count, String unit) {
    if (count != 0) {
      text.append(count).append(unit);
    }
  }
}
