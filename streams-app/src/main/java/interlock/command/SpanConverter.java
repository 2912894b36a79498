package interlock.command;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 5m}, or ISO-8601. */
final class SpanConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    String iso = text.toUpperCase(Locale.ROOT);
    try {
      Duration span = Duration.parse(iso.startsWith("P") ? iso : "PT" + iso);
      if (span.isPositive()) {
        return span;
      }
    } catch (DateTimeParseException noSpan) {
      throw new TypeConversionException("not a span of time: write 30s, 5m or 2h");
    }
    throw new TypeConversionException("the span is to be longer than 0");
  }
}
