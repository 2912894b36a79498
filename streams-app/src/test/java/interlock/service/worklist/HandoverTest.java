package interlock.service.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.service.wording.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandoverTest {
  private static final Instant NOW = Instant.parse("2026-03-09T16:00:00Z");

  @Test
  void tellsWhatIsOpenLateAndDueAndWhatEndedInTheShift() throws Exception {
    Handover handover =
        Handover.of(
            List.of(
                open("D-1", "HIGH", "CALL", "2026-03-09T15:50:00Z"),
                open("D-2", "HIGH", "VISIT", "2026-03-09T18:00:00Z"),
                open("D-3", "LOW", "VISIT", "2026-03-10T18:00:00Z"),
                item("{\"kind\": \"stop-payment\", \"task\": {\"taskId\": \"S-1\"}}")),
            List.of(
                closed("D-4", "DISSUADED", "2026-03-09T10:00:00Z"),
                closed("D-5", "DISSUADED", "2026-03-09T07:59:00Z"),
                item(
                    "{\"kind\": \"stop-payment\", \"task\": {\"taskId\": \"S-2\","
                        + "\"state\": \"LIFTED\", \"updatedAt\": \"2026-03-09T12:00:00Z\"}}")),
            "2026-03-09T09:00:00Z",
            NOW,
            Duration.ofHours(8),
            Duration.ofHours(4));

    assertThat(handover.openByRank()).isEqualTo(Map.of("HIGH", 2, "LOW", 1, "stop-payment", 1));
    assertThat(ids(handover.overdue())).containsExactly("D-1");
    assertThat(ids(handover.dueSoon())).containsExactly("D-2");
    assertThat(handover.ended()).isEqualTo(Map.of("DISSUADED", 1, "stop-payment LIFTED", 1));

    List<String> lines = new HandoverText(Language.EN, ZoneOffset.UTC).lines(handover);
    assertThat(lines)
        .contains(
            "Shift 03-09 08:00 – 03-09 16:00",
            "Open: HIGH 2, LOW 1, stop-payment 1",
            "Ended in this shift: DISSUADED 1, stop-payment LIFTED 1",
            "Late: 1",
            "Due soon: 1")
        .anyMatch(line -> line.contains("LATE 10:00") && line.contains("D-1"))
        .anyMatch(line -> line.contains("2h00") && line.contains("D-2"));
  }

  @Test
  void aQuietShiftIsShort() {
    Handover handover =
        Handover.of(List.of(), List.of(), "", NOW, Duration.ofHours(8), Duration.ofHours(4));
    assertThat(new HandoverText(Language.ZH, ZoneOffset.UTC).lines(handover))
        .containsExactly(
            "本班 03-09 08:00 – 03-09 16:00", "未结：-", "本班办结：-", "", "已超时: 0", "", "即将到期: 0");
  }

  private static List<String> ids(List<JsonNode> items) {
    return items.stream().map(item -> item.at("/task/taskId").asText()).toList();
  }

  private static JsonNode open(String id, String level, String measure, String dueAt)
      throws Exception {
    return item(
        """
        {"kind": "dissuasion", "humanStep": {"measure": "%s", "dueAt": "%s", "overdue": false},
         "task": {"taskId": "%s", "level": "%s", "state": "OPEN"}}
        """
            .formatted(measure, dueAt, id, level));
  }

  private static JsonNode closed(String id, String conclusion, String updatedAt) throws Exception {
    return item(
        """
        {"kind": "dissuasion",
         "task": {"taskId": "%s", "state": "CONCLUDED", "conclusion": "%s", "updatedAt": "%s"}}
        """
            .formatted(id, conclusion, updatedAt));
  }

  private static JsonNode item(String json) throws Exception {
    return new ObjectMapper().readTree(json);
  }
}
