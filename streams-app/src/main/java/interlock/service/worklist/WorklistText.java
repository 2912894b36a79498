package interlock.service.worklist;

import com.fasterxml.jackson.databind.JsonNode;
import interlock.service.trace.Columns;
import interlock.service.wording.Language;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The API's page of tasks as a table, the most pressing first, one line each. */
public final class WorklistText {
  private static final int PRIORITY = 5;
  private static final int RANK = 14;
  private static final int STEP = 17;
  private static final int DUE = 10;
  private static final int WHO = 26;
  private static final int AMOUNT = 17;
  private static final int STATE = 13;
  private static final int UNIT = 9;
  private static final long HOURS_SHOWN = 48;

  private final Language language;

  public WorklistText(Language language) {
    this.language = language;
  }

  /**
   * The table.
   *
   * @param page the answer to {@code GET /v1/tasks}
   * @param now by which deadlines are told
   */
  public List<String> lines(JsonNode page, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(heading());
    page.path("tasks").forEach(item -> lines.add(line(item, now)));
    if (lines.size() == 1) {
      lines.add(language.pick("Nothing to do.", "暂无待办。"));
    }
    if (page.has("next")) {
      lines.add(language.pick("… and more, less pressing.", "……以及更多优先级较低的任务。"));
    }
    return lines;
  }

  private String heading() {
    return row(
        language.pick("prio", "优先"),
        language.pick("level", "等级"),
        language.pick("to do", "待办"),
        language.pick("due", "时限"),
        language.pick("whom", "对象"),
        language.pick("yuan", "金额"),
        language.pick("state", "状态"),
        language.pick("unit", "单位"),
        language.pick("task", "任务"));
  }

  private String line(JsonNode item, Instant now) {
    JsonNode task = item.path("task");
    JsonNode step = item.path("humanStep");
    return row(
        item.path("agedPriority").asText(),
        rank(item, task),
        step.isMissingNode() ? "-" : language.word(step.path("measure").asText()),
        due(step, now),
        whom(task),
        amount(task),
        language.word(task.path("state").asText()),
        Stream.of("responsibleUnit", "unit")
            .map(field -> task.path(field).asText())
            .filter(unit -> !unit.isEmpty())
            .findFirst()
            .orElse("-"),
        task.path("taskId").asText());
  }

  private static String row(
      String priority,
      String rank,
      String step,
      String due,
      String whom,
      String amount,
      String state,
      String unit,
      String task) {
    return (Columns.right(priority, PRIORITY)
            + "  "
            + Columns.left(rank, RANK)
            + Columns.left(step, STEP)
            + Columns.left(due, DUE)
            + Columns.left(whom, WHO)
            + Columns.right(amount, AMOUNT)
            + "  "
            + Columns.left(state, STATE)
            + Columns.left(unit, UNIT)
            + task)
        // What others wrote must not move the cursor.
        .replaceAll("\\p{Cntrl}", "?");
  }

  /** The level, of a task that has none its command. */
  private String rank(JsonNode item, JsonNode task) {
    return item.path("kind").asText().equals("dissuasion")
        ? language.word(task.path("level").asText())
        : language.word(task.path("command").asText());
  }

  /** How long is left; with a sign, how long it is late. */
  private String due(JsonNode step, Instant now) {
    if (!step.has("dueAt")) {
      return "-";
    }
    Duration left = Duration.between(now, Instant.parse(step.get("dueAt").asText()));
    boolean late = step.path("overdue").asBoolean() || left.isNegative();
    return (late ? language.pick("LATE ", "超时 ") : "") + span(left.abs());
  }

  private static String span(Duration span) {
    if (span.toHours() >= HOURS_SHOWN) {
      return span.toDays() + "d";
    }
    return span.toHours() > 0
        ? "%dh%02d".formatted(span.toHours(), span.toMinutesPart())
        : "%d:%02d".formatted(span.toMinutes(), span.toSecondsPart());
  }

  private String whom(JsonNode task) {
    List<String> names = new ArrayList<>();
    task.at("/subject/phones").forEach(p -> names.add(language.pick("phone ", "电话") + p.asText()));
    task.at("/subject/accounts")
        .forEach(a -> names.add(language.pick("account ", "账户") + a.asText()));
    JsonNode target = task.path("target");
    if (target.has("account")) {
      names.add(
          (target.path("institution").asText() + " " + target.get("account").asText()).strip());
    }
    for (String field : List.of("phone", "url", "app")) {
      if (target.has(field)) {
        names.add(target.get(field).asText());
      }
    }
    return names.isEmpty()
        ? "-"
        : names.getFirst() + (names.size() > 1 ? " +" + (names.size() - 1) : "");
  }

  private static String amount(JsonNode task) {
    return Stream.of("amountAtRisk", "amount")
        .map(task::path)
        .filter(JsonNode::isNumber)
        .map(JsonNode::decimalValue)
        .map(WorklistText::yuan)
        .findFirst()
        .orElse("-");
  }

  private static String yuan(BigDecimal amount) {
    return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(amount);
  }
}
