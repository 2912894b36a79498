package interlock.service.worklist;

import com.fasterxml.jackson.databind.JsonNode;
import interlock.service.trace.Figures;
import interlock.service.wording.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The numbers of a day as a person reads them: all units together, then each. */
public final class DayText {
  private final Language language;
  private final DateTimeFormatter clock;

  public DayText(Language language, ZoneId zone) {
    this.language = language;
    clock = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(zone);
  }

  /**
   * The lines.
   *
   * @param answer to {@code GET /v1/report}
   */
  public List<String> lines(JsonNode answer) {
    List<String> lines = new ArrayList<>();
    lines.add(
        language.pick("Report from ", "日报 ")
            + time(answer.path("from"))
            + language.pick(" until ", " 至 ")
            + time(answer.path("until")));
    Gap.line(answer.path("completeSince").asText(), answer.path("from").asText(), language, clock)
        .ifPresent(lines::add);
    lines.add("");
    lines.add(language.pick("All units", "全部单位"));
    add(lines, answer.path("total"));
    for (JsonNode unit : answer.path("units")) {
      lines.add("");
      // What others wrote must not move the cursor.
      lines.add(
          language.pick("Unit ", "单位 ") + unit.path("unit").asText().replaceAll("\\p{Cntrl}", "?"));
      add(lines, unit);
    }
    return lines;
  }

  private void add(List<String> lines, JsonNode day) {
    line(lines, language.pick("opened", "新增"), levels(day.path("opened")));
    line(lines, language.pick("ended", "办结"), levels(day.path("ended")));
    line(lines, language.pick("how they ended", "结论"), counts(day.path("conclusions")));
    line(lines, language.pick("false alarms", "误报"), day.path("falseAlarms").asText());
    line(lines, language.pick("late now", "目前超时"), day.path("overdue").asText());
    line(
        lines,
        language.pick("deadlines in an outage of ours", "系统中断期间到期"),
        day.path("outage").asText());
    JsonNode measures = day.path("measures");
    line(
        lines,
        language.pick("SMS : call : visit", "短信 : 电话 : 见面"),
        Stream.of("SMS", "CALL", "VISIT")
            .map(measure -> Integer.toString(measures.path(measure).asInt()))
            .collect(Collectors.joining(" : ")));
    line(lines, language.pick("money at risk", "涉险金额"), yuan(day.path("atRisk")));
    line(lines, language.pick("stopped", "止付"), yuan(day.path("stopped")));
    line(lines, language.pick("frozen", "冻结"), yuan(day.path("frozen")));
    line(lines, language.pick("returned", "返还"), yuan(day.path("returned")));
  }

  private void line(List<String> lines, String title, String text) {
    lines.add("  " + title + language.pick(": ", "：") + text);
  }

  /** {@code HIGH 3 (FUND 2, CALL 1)}. */
  private String levels(JsonNode levels) {
    return joined(
        levels,
        classes ->
            Stream.of(classes)
                    .flatMap(c -> c.properties().stream())
                    .mapToInt(e -> e.getValue().asInt())
                    .sum()
                + " ("
                + counts(classes)
                + ")");
  }

  private String counts(JsonNode counts) {
    return joined(counts, JsonNode::asText);
  }

  private String joined(JsonNode object, Function<JsonNode, String> shown) {
    return object.isEmpty()
        ? "0"
        : object.properties().stream()
            .map((Map.Entry<String, JsonNode> e) -> named(e, shown))
            .collect(Collectors.joining(", "));
  }

  private String named(Map.Entry<String, JsonNode> entry, Function<JsonNode, String> shown) {
    return language.word(entry.getKey()) + " " + shown.apply(entry.getValue());
  }

  private static String yuan(JsonNode amount) {
    return Figures.money(amount.decimalValue().movePointRight(2).longValue());
  }

  private String time(JsonNode at) {
    return clock.format(Instant.parse(at.asText()));
  }
}
