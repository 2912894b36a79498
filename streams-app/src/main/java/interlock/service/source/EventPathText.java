package interlock.service.source;

import interlock.core.codes.OutcomeCode;
import interlock.core.codes.RejectCode;
import interlock.intake.SourceReceipt;
import interlock.service.tasks.TaskRow;
import interlock.service.wording.Language;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One event's path as a person reads it. */
public final class EventPathText {
  private final Language language;
  private final DateTimeFormatter clock;

  public EventPathText(Language language, ZoneId zone) {
    this.language = language;
    clock = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(zone);
  }

  public List<String> lines(EventPath path) {
    List<String> lines = new ArrayList<>();
    lines.add(
        language.pick("Event ", "事件 ")
            + path.eventId()
            + language.pick(" of ", "，来源 ")
            + path.source());
    path.verdicts().forEach(receipt -> lines.add("  " + verdict(receipt)));
    path.outcomes().forEach(receipt -> lines.add("  " + outcome(receipt)));
    lines.add("");
    lines.add(language.pick("Tasks that rest on it: ", "以其为依据的任务：") + path.tasks().size());
    path.tasks().forEach(row -> lines.add("  " + task(row)));
    // What others wrote must not move the cursor.
    return lines.stream().map(line -> line.replaceAll("\\p{Cntrl}", "?")).toList();
  }

  private String verdict(SourceReceipt receipt) {
    String late =
        EventPath.lateness(receipt)
            .map(
                span ->
                    language.pick(", ", "，距发生 ")
                        + span(span)
                        + language.pick(" after it happened", ""))
            .orElse("");
    String door =
        switch (receipt.getDoor()) {
          case MAILED -> language.pick("taken", "已受理");
          case HEARD -> language.pick("heard", "已收到心跳");
          case REJECTED ->
              language.pick("rejected: ", "已拒收：")
                  + receipt.getReason()
                  + RejectCode.of(receipt.getReason())
                      .map(code -> " (" + language.of(code) + ")")
                      .orElse("")
                  + (receipt.getField() == null ? "" : ", " + receipt.getField());
          case DEAD_LETTER -> language.pick("not readable", "无法解析");
          case LED_TO, UNKNOWN -> receipt.getDoor().name();
        };
    return clock.format(receipt.getReceivedAt()) + "  " + door + late + "  " + receipt.getTopic();
  }

  private String outcome(SourceReceipt receipt) {
    String meaning =
        Arrays.stream(OutcomeCode.values())
            .filter(code -> code.code().equals(receipt.getOutcome()))
            .findFirst()
            .map(code -> "  " + language.of(code))
            .orElse("");
    return clock.format(EventPath.at(receipt))
        + "  "
        + receipt.getOutcome()
        + (receipt.getConclusion() == null
            ? ""
            : " " + language.word(receipt.getConclusion().name()))
        + (receipt.getTaskId() == null ? "" : "  " + receipt.getTaskId())
        + meaning;
  }

  private String task(TaskRow row) {
    return row.taskId()
        + "  "
        + row.kind().label()
        + "  "
        + row.level().map(level -> language.word(level) + "  ").orElse("")
        + language.word(row.state())
        + EventPath.conclusion(row).map(c -> " " + language.word(c)).orElse("")
        + (row.units().isEmpty() ? "" : "  " + String.join(", ", row.units()));
  }

  /** To the second below an hour. */
  static String span(Duration span) {
    Duration s = span.abs();
    String text =
        s.toHours() > 0
            ? "%dh%02dm".formatted(s.toHours(), s.toMinutesPart())
            : s.toMinutes() > 0
                ? "%dm%02ds".formatted(s.toMinutes(), s.toSecondsPart())
                : s.toSeconds() >= 10 ? s.toSeconds() + "s" : s.toMillis() + "ms";
    return span.isNegative() ? "-" + text : text;
  }
}
