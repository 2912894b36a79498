package interlock.service.worklist;

import com.fasterxml.jackson.databind.JsonNode;
import interlock.core.codes.ReasonCode;
import interlock.service.trace.Figures;
import interlock.service.wording.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What restricts somebody now, as he may be told at a counter: each with the way to object. */
public final class RestrictionsText {
  private final Language language;
  private final DateTimeFormatter clock;

  public RestrictionsText(Language language, ZoneId zone) {
    this.language = language;
    clock = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(zone);
  }

  /**
   * The lines.
   *
   * @param answer to {@code GET /v1/restrictions/…}
   */
  public List<String> lines(JsonNode answer) {
    List<String> lines = new ArrayList<>();
    JsonNode all = answer.path("restrictions");
    lines.add(
        language.pick("Restrictions as of ", "当前限制措施，截至 ")
            + time(answer.path("asOf"))
            + ": "
            + all.size());
    if (all.isEmpty()) {
      lines.add(
          language.pick("Nothing that this token may see restricts now.", "本令牌可见范围内目前没有限制措施。"));
    }
    for (JsonNode restriction : all) {
      lines.add("");
      lines.add(clean(title(restriction)));
      Stream.of(why(restriction), until(restriction), appeal(restriction))
          .map(line -> clean("  " + line))
          .forEach(lines::add);
    }
    if (answer.path("truncated").asBoolean()) {
      lines.add("");
      lines.add(
          language.pick(
              "There are more: the list ends here. Ask by one account or phone.",
              "还有更多措施未列出：请按单个账户或号码查询。"));
    }
    if (answer.at("/elsewhere/count").asInt() > 0) {
      lines.add("");
      lines.add(clean(elsewhere(answer.path("elsewhere"))));
    }
    return lines;
  }

  private String elsewhere(JsonNode elsewhere) {
    List<String> units = new ArrayList<>();
    elsewhere.path("units").forEach(unit -> units.add(unit.asText()));
    String whom =
        units.isEmpty()
            ? language.pick("the fraud centre: no unit is named", "反诈中心（未注明责任单位）")
            : String.join(language.pick(", ", "、"), units);
    return language.pick("Not shown, of other units: ", "另有其他单位的措施未显示：")
        + elsewhere.path("count").asInt()
        + language.pick(". Call ", " 项。请联系 ")
        + whom;
  }

  private String title(JsonNode restriction) {
    String amount =
        Stream.of("amountHeld", "amount")
            .map(restriction::path)
            .filter(JsonNode::isNumber)
            .findFirst()
            .map(yuan -> "  " + Figures.money(yuan.decimalValue().movePointRight(2).longValue()))
            .orElse("");
    return language.word(restriction.path("measure").asText())
        + (restriction.path("inForce").asBoolean()
            ? language.pick("  in force", "  已生效")
            : language.pick("  asked, not confirmed yet", "  已下达，尚未确认"))
        + "  "
        + target(restriction.path("target"))
        + amount
        + (restriction.has("scope")
            ? "  " + language.word(restriction.path("scope").asText())
            : "");
  }

  private static String target(JsonNode target) {
    List<String> parts = new ArrayList<>();
    for (String field : List.of("institution", "account", "phone", "url", "app")) {
      if (target.has(field)) {
        parts.add(target.path(field).asText());
      }
    }
    return String.join(" ", parts);
  }

  private String why(JsonNode restriction) {
    List<String> reasons = new ArrayList<>();
    restriction.path("reasons").forEach(code -> reasons.add(reason(code.asText())));
    return language.pick("why: ", "理由：")
        + String.join(language.pick("; ", "；"), reasons)
        + language.pick(". Legal basis: ", "。法律依据：")
        + restriction.path("legalBasis").asText(language.pick("none stated", "未注明"));
  }

  private String reason(String code) {
    return ReasonCode.of(code).map(language::of).orElse(code);
  }

  private String until(JsonNode restriction) {
    String ends =
        restriction.has("expiresAt")
            ? language.pick("ends ", "到期时间 ") + time(restriction.path("expiresAt"))
            : language.pick("no end is set", "未设到期时间");
    return language.pick("since ", "起始时间 ")
        + time(restriction.path("since"))
        + language.pick(", ", "，")
        + ends
        + part(restriction, "unit", language.pick(", unit ", "，责任单位 "))
        + part(restriction, "caseId", language.pick(", case ", "，案件 "));
  }

  private static String part(JsonNode restriction, String field, String title) {
    return restriction.has(field) ? title + restriction.path(field).asText() : "";
  }

  private String appeal(JsonNode restriction) {
    String where =
        switch (restriction.at("/notice/channel").asText()) {
          case "BANK" -> language.pick("at the bank or the unit", "向开户行或责任单位");
          case "CARRIER" ->
              language.pick("at the carrier, the platform or the unit", "向运营商、平台或责任单位");
          default -> language.pick("at the unit", "向责任单位");
        };
    String status =
        switch (restriction.path("appeal").asText()) {
          case "RECEIVED" -> language.pick(" An appeal is being looked into.", "已有申诉，正在核查。");
          case "UPHELD" ->
              language.pick(" An appeal was upheld: it is being lifted.", "申诉成立，正在解除。");
          case "DISMISSED" -> language.pick(" An appeal was dismissed.", "此前申诉不成立。");
          default -> "";
        };
    return language.pick("to appeal: ", "申诉途径：")
        + where
        + language.pick(", naming ", "，并提供编号 ")
        + restriction.path("taskId").asText()
        + language.pick("; upheld, it is lifted at once.", "；申诉成立即时解除。")
        + status;
  }

  private String time(JsonNode at) {
    return clock.format(Instant.parse(at.asText()));
  }

  /** What others wrote must not move the cursor. */
  private static String clean(String line) {
    return line.replaceAll("\\p{Cntrl}", "?");
  }
}
