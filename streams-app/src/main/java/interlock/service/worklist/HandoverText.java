package interlock.service.worklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import interlock.service.wording.Language;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A handover as a person reads it. */
public final class HandoverText {
  private static final int SHOWN = 20;

  private final Language language;
  private final DateTimeFormatter clock;

  public HandoverText(Language language, ZoneId zone) {
    this.language = language;
    clock = DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(zone);
  }

  public List<String> lines(Handover handover) {
    List<String> lines = new ArrayList<>();
    lines.add(
        language.pick("Shift ", "本班 ")
            + clock.format(handover.from())
            + " – "
            + clock.format(handover.until()));
    Gap.line(handover.completeSince(), handover.from().toString(), language, clock)
        .ifPresent(lines::add);
    lines.add(language.pick("Open: ", "未结：") + counts(handover.openByRank()));
    lines.add(language.pick("Ended in this shift: ", "本班办结：") + counts(handover.ended()));
    add(lines, language.pick("Late", "已超时"), handover.overdue(), handover);
    add(lines, language.pick("Due soon", "即将到期"), handover.dueSoon(), handover);
    return lines;
  }

  private void add(List<String> lines, String title, List<JsonNode> items, Handover handover) {
    lines.add("");
    lines.add(title + ": " + items.size());
    if (items.isEmpty()) {
      return;
    }
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.putArray("tasks").addAll(items.stream().limit(SHOWN).toList());
    if (items.size() > SHOWN) {
      page.put("next", "");
    }
    lines.addAll(new WorklistText(language).lines(page, handover.until()));
  }

  private String counts(Map<String, Integer> counts) {
    return counts.isEmpty()
        ? "-"
        : counts.entrySet().stream()
            .map(e -> language.word(e.getKey()) + " " + e.getValue())
            .collect(Collectors.joining(", "));
  }
}
