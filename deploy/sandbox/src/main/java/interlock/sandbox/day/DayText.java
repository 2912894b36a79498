package interlock.sandbox.day;

import interlock.common.Level;
import interlock.service.trace.Columns;
import interlock.service.wording.Language;
import interlock.task.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A day's summary for a person. */
public final class DayText {
  private static final int NAME = 18;
  private static final int NUMBER = 9;

  private final DaySummary day;
  private final Language language;

  public DayText(DaySummary day, Language language) {
    this.day = day;
    this.language = language;
  }

  /** The lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        pick(
                "%d people, %d tasks of dissuasion, %d officers at each desk by day, seed %d%s",
                "%d 人，劝阻任务 %d 个，各单位白天坐席 %d 人，种子 %d%s")
            .formatted(
                day.scale().cases(),
                day.tasks(),
                day.scale().officers(),
                day.scale().seed(),
                day.interrupted()
                    ? pick("; INTERRUPTED at ", "；已中断，截至 ")
                        + day.until().atOffset(Prefecture.ZONE).toLocalTime()
                    : ""));
    new TreeMap<>(day.ends())
        .descendingMap()
        .forEach((level, ends) -> lines.add(ends(level, ends)));
    lines.add("");
    lines.add(
        row(
            pick("steps", "步骤"),
            pick("in time", "按时"),
            pick("late", "迟办"),
            pick("overdue", "超时"),
            pick("open", "待办"),
            pick("skipped", "免办")));
    new TreeMap<>(day.steps()).forEach((measure, count) -> lines.add(steps(measure, count)));
    lines.add(counts(pick("all", "合计"), day.allSteps()));
    lines.add("");
    lines.addAll(funnel());
    lines.add(
        pick("cheated after warning: %d; busiest unit: %s", "预警后被骗 %d 人；任务最多的单位：%s")
            .formatted(day.cheatedAfterWarning(), busiest()));
    lines.add(verdict());
    return lines;
  }

  private String ends(Level level, Map<String, Integer> ends) {
    return Columns.left(language.word(level), NAME)
        + new TreeMap<>(ends)
            .entrySet().stream()
                .map(e -> language.word(e.getKey()) + " " + e.getValue())
                .collect(Collectors.joining(" · "));
  }

  private String steps(Measure measure, StepCount count) {
    return counts(language.word(measure), count);
  }

  private static String counts(String name, StepCount count) {
    return row(
        name,
        Integer.toString(count.inTime()),
        Integer.toString(count.late()),
        Integer.toString(count.overdue()),
        Integer.toString(count.open()),
        Integer.toString(count.skipped()));
  }

  private static String row(String name, String... cells) {
    var line = new StringBuilder(Columns.left(name, NAME));
    for (String cell : cells) {
      line.append(Columns.right(cell, NUMBER));
    }
    return line.toString();
  }

  private List<String> funnel() {
    Funnel funnel = day.funnel();
    return List.of(
        pick(
                "SMS : calls : visits = %d : %d : %d, per 100 messages 100 : %.1f : %.1f",
                "短信 : 电话 : 上门 = %d : %d : %d，每百条短信 100 : %.1f : %.1f")
            .formatted(
                funnel.messages(),
                funnel.calls(),
                funnel.visits(),
                funnel.callsPerMessages(),
                funnel.visitsPerMessages()),
        pick(
                "per 100 warnings: SMS %.1f · calls %.1f · visits %.1f; public figures, DERIVED: SMS"
                    + " %s · calls %s · visits %s",
                "每百条预警：短信 %.1f · 电话 %.1f · 上门 %.1f；公开数据推算（DERIVED）：短信 %s · 电话 %s · 上门 %s")
            .formatted(
                funnel.messagesPerWarnings(),
                funnel.callsPerWarnings(),
                funnel.visitsPerWarnings(),
                Funnel.PUBLIC_MESSAGES,
                Funnel.PUBLIC_CALLS,
                Funnel.PUBLIC_VISITS));
  }

  private String busiest() {
    return new TreeMap<>(day.units())
        .entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(e -> e.getKey() + " (" + e.getValue() + ")")
            .orElse("-");
  }

  private String verdict() {
    DayBoard.Doors doors = day.doors();
    return pick(
            "%s: feedback %d, taken %d; rejected %d, dead letters %d; open tasks without an end %d,"
                + " steps pending after their deadline %d",
            "%s：反馈 %d 条，已受理 %d 条；拒收 %d 条，死信 %d 条；无了结期限的在办任务 %d 个，过期未判的步骤 %d 个")
        .formatted(
            day.holds() ? pick("HOLDS", "成立") : pick("DOES NOT HOLD", "不成立"),
            doors.feedbackSent(),
            doors.feedbackTaken(),
            doors.rejected(),
            doors.deadLetters(),
            day.lost().withoutEnd(),
            day.lost().unjudged());
  }

  private String pick(String english, String chinese) {
    return language.pick(english, chinese);
  }
}
