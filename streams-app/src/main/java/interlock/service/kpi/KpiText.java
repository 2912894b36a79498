package interlock.service.kpi;

import interlock.core.codes.KpiCode;
import interlock.service.source.Spread;
import interlock.service.trace.Columns;
import interlock.service.wording.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The figures as a table: each with its two numbers, and what changed to a month and a year ago.
 */
public final class KpiText {
  private static final int NAME = 44;
  private static final int NUMBER = 12;
  private static final int PAIR = 26;
  private static final double MEDIAN = 0.5;
  private static final double NEARLY_ALL = 0.9;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Language language;

  public KpiText(Language language) {
    this.language = language;
  }

  public List<String> lines(KpiReport report) {
    List<String> lines = new ArrayList<>();
    KpiPeriod now = report.period();
    String unit = report.unit().isEmpty() ? language.pick("everywhere", "全部单位") : report.unit();
    lines.add(
        language
            .pick("Figures of %s, %s to %s", "%s 指标，%s 至 %s")
            .formatted(unit, now.from(), now.to()));
    lines.add(known(now, language.pick("period", "本期")));
    lines.add(known(report.monthBefore(), language.pick("a month before", "环比期")));
    lines.add(known(report.yearBefore(), language.pick("a year before", "同比期")));
    lines.add("");
    lines.add(
        row(
            language.pick("figure", "指标"),
            language.pick("value", "数值"),
            language.pick("of", "分子/分母"),
            language.pick("m/m", "环比"),
            language.pick("y/y", "同比")));
    for (KpiCode code : KpiCode.values()) {
      lines.add(line(report, code, ""));
      for (String of : now.figures().parts(code)) {
        lines.add(line(report, code, of));
      }
    }
    lines.add(spread(report, MEDIAN, language.pick("report to first hold, p50", "报案至首笔止付 p50")));
    lines.add(
        spread(report, NEARLY_ALL, language.pick("report to first hold, p90", "报案至首笔止付 p90")));
    return lines;
  }

  private String known(KpiPeriod period, String name) {
    return language
        .pick("  %s: %d of %d days known", "  %s：%d / %d 天有数据")
        .formatted(name, period.knownDays(), period.days());
  }

  private String line(KpiReport report, KpiCode code, String of) {
    Optional<Share> now = report.period().figures().share(code, of);
    String name = of.isEmpty() ? language.of(code) : "  " + clean(of);
    return row(
        name,
        now.flatMap(Share::value).map(value -> value(code, value)).orElse("-"),
        now.map(s -> number(s.numerator()) + " / " + number(s.denominator())).orElse("-"),
        change(code, now, report.monthBefore().figures().share(code, of)),
        change(code, now, report.yearBefore().figures().share(code, of)));
  }

  private static String value(KpiCode code, BigDecimal value) {
    return switch (code.form()) {
      case SHARE -> percent(value) + " %";
      case AVERAGE -> value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    };
  }

  /** Of a share in points of a percent, of an average in percent. */
  private String change(KpiCode code, Optional<Share> now, Optional<Share> before) {
    Optional<BigDecimal> is = now.flatMap(Share::value);
    Optional<BigDecimal> was = before.flatMap(Share::value);
    if (is.isEmpty() || was.isEmpty()) {
      return "-";
    }
    return switch (code.form()) {
      case SHARE -> signed(percent(is.get().subtract(was.get()))) + language.pick(" pp", " 百分点");
      case AVERAGE -> relative(is.get(), was.get());
    };
  }

  private static String relative(BigDecimal is, BigDecimal was) {
    return was.signum() == 0
        ? "-"
        : signed(percent(is.subtract(was).divide(was, 6, RoundingMode.HALF_UP))) + " %";
  }

  private String spread(KpiReport report, double share, String name) {
    Spread now = report.period().figures().firstHold();
    OptionalLong is = now.at(share);
    long cases = now.counts().values().stream().mapToLong(Long::longValue).sum();
    return row(
        name,
        span(is),
        Long.toString(cases),
        change(is, report.monthBefore().figures().firstHold().at(share)),
        change(is, report.yearBefore().figures().firstHold().at(share)));
  }

  private static String change(OptionalLong is, OptionalLong was) {
    return is.isEmpty() || was.isEmpty()
        ? "-"
        : relative(BigDecimal.valueOf(is.getAsLong()), BigDecimal.valueOf(was.getAsLong()));
  }

  private static String span(OptionalLong seconds) {
    if (seconds.isEmpty()) {
      return "-";
    }
    Duration span = Duration.ofSeconds(seconds.getAsLong());
    return span.toHours() > 0
        ? "%d h %02d min".formatted(span.toHours(), span.toMinutesPart())
        : "%d min %02d s".formatted(span.toMinutesPart(), span.toSecondsPart());
  }

  private static BigDecimal percent(BigDecimal share) {
    return share.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP);
  }

  private static String signed(BigDecimal number) {
    return (number.signum() > 0 ? "+" : "") + number.toPlainString();
  }

  private static String number(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0
        ? "%,d".formatted(number.longValue())
        : "%,.2f".formatted(number);
  }

  private static String row(String name, String value, String pair, String month, String year) {
    return Columns.left(name, NAME)
        + Columns.right(value, NUMBER)
        + Columns.right(pair, PAIR)
        + Columns.right(month, NUMBER)
        + Columns.right(year, NUMBER);
  }

  /** What others wrote must not move the cursor. */
  private static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
