package interlock.service.worklist;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one shift hands to the next.
 *
 * @param from when the shift began
 * @param until the moment of the handover
 * @param openByRank open tasks by level, or by kind where a task has no level
 * @param overdue items of the API whose step is late, the latest first
 * @param dueSoon items whose step is due within the coming hours, the nearest first
 * @param ended tasks that ended within the shift, by conclusion, or by kind and state
 * @param completeSince since when ended tasks are all known, ISO-8601; empty: the API did not say
 */
public record Handover(
    Instant from,
    Instant until,
    Map<String, Integer> openByRank,
    List<JsonNode> overdue,
    List<JsonNode> dueSoon,
    Map<String, Integer> ended,
    String completeSince) {
  private static final Comparator<JsonNode> BY_DEADLINE = Comparator.comparing(Handover::dueAt);

  /**
   * Sorts it out.
   *
   * @param open every open task, as the API shows them
   * @param closed every closed one that changed in the shift; others do not count
   * @param completeSince since when ended tasks are all known, as the API says it
   * @param shift how long it was
   * @param ahead which deadlines the next one is told of
   */
  public static Handover of(
      List<JsonNode> open,
      List<JsonNode> closed,
      String completeSince,
      Instant now,
      Duration shift,
      Duration ahead) {
    Instant from = now.minus(shift);
    Map<String, Integer> byRank = new TreeMap<>();
    List<JsonNode> overdue = new ArrayList<>();
    List<JsonNode> soon = new ArrayList<>();
    for (JsonNode item : open) {
      byRank.merge(item.at("/task/level").asText(item.path("kind").asText()), 1, Integer::sum);
      if (item.at("/humanStep/dueAt").isTextual()) {
        if (item.at("/humanStep/overdue").asBoolean() || dueAt(item).isBefore(now)) {
          overdue.add(item);
        } else if (dueAt(item).isBefore(now.plus(ahead))) {
          soon.add(item);
        }
      }
    }
    overdue.sort(BY_DEADLINE);
    soon.sort(BY_DEADLINE);
    Map<String, Integer> ended = new TreeMap<>();
    for (JsonNode item : closed) {
      if (!Instant.parse(item.at("/task/updatedAt").asText()).isBefore(from)) {
        ended.merge(end(item), 1, Integer::sum);
      }
    }
    return new Handover(from, now, byRank, overdue, soon, ended, completeSince);
  }

  private static Instant dueAt(JsonNode item) {
    return Instant.parse(item.at("/humanStep/dueAt").asText());
  }

  private static String end(JsonNode item) {
    String conclusion = item.at("/task/conclusion").asText();
    return conclusion.isEmpty()
        ? item.path("kind").asText() + " " + item.at("/task/state").asText()
        : conclusion;
  }

  /** For a program. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", from.toString());
    json.put("until", until.toString());
    json.put("open", openByRank);
    json.put("overdue", overdue);
    json.put("dueSoon", dueSoon);
    json.put("ended", ended);
    if (!completeSince.isEmpty()) {
      json.put("completeSince", completeSince);
    }
    return json;
  }
}
