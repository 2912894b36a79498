package interlock.service.source;

import interlock.core.codes.RejectCode;
import interlock.service.trace.Columns;
import interlock.service.wording.Language;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Scorecards as a table, a line each, and what was rejected below. */
public final class ScorecardText {
  private static final int NAME = 20;
  private static final int NUMBER = 10;

  private final Language language;
  private final DateTimeFormatter clock;

  public ScorecardText(Language language, ZoneId zone) {
    this.language = language;
    clock = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(zone);
  }

  public List<String> lines(Scorecards cards) {
    List<String> lines = new ArrayList<>();
    lines.add(
        language.pick("Sources from ", "来源评分 ")
            + clock.format(cards.from())
            + language.pick(" until ", " 至 ")
            + clock.format(cards.until()));
    if (cards.bySource().isEmpty()) {
      lines.add(language.pick("No receipts in this time.", "该时段没有回执。"));
      return lines;
    }
    lines.add(
        row(
            language.pick("source", "来源"),
            language.pick("events", "事件"),
            language.pick("taken", "受理"),
            language.pick("late p50", "延迟p50"),
            language.pick("p99", "p99"),
            language.pick("cases", "案件"),
            language.pick("fraud", "属实"),
            language.pick("false", "误报"),
            language.pick("precision", "准确率")));
    cards.bySource().forEach((name, card) -> lines.add(line(name, card)));
    cards.bySource().forEach((name, card) -> rejects(lines, name, card));
    return lines;
  }

  private String line(String name, Scorecard card) {
    return row(
        name.isEmpty() ? language.pick("(none named)", "（未注明）") : name,
        Long.toString(card.events()),
        Long.toString(card.taken()),
        span(card.medianLateness()),
        span(card.longestLateness()),
        Long.toString(card.ended()),
        Long.toString(card.frauds()),
        Long.toString(card.falseAlarms()),
        card.precision().map(share -> Math.round(share * 100) + " %").orElse("-"));
  }

  private void rejects(List<String> lines, String name, Scorecard card) {
    for (Map.Entry<String, Long> reject : card.rejects().entrySet()) {
      String meaning = RejectCode.of(reject.getKey()).map(language::of).orElse("");
      String fix = RejectCode.of(reject.getKey()).map(code -> "; " + code.fix()).orElse("");
      lines.add(
          clean(
              "  "
                  + name
                  + language.pick(" rejected ", " 拒收 ")
                  + reject.getValue()
                  + " × "
                  + reject.getKey()
                  + ": "
                  + meaning
                  + language.pick(fix, "")));
    }
  }

  private static String span(OptionalLong millis) {
    return millis.isPresent() ? EventPathText.span(Duration.ofMillis(millis.getAsLong())) : "-";
  }

  private static String row(String name, String... numbers) {
    var row = new StringBuilder(Columns.left(name, NAME));
    for (String number : numbers) {
      row.append(Columns.right(number, NUMBER));
    }
    return clean(row.toString());
  }

  /** What others wrote must not move the cursor. */
  private static String clean(String line) {
    return line.replaceAll("\\p{Cntrl}", "?");
  }
}
