package interlock.service.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.service.wording.Language;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorklistTextTest {
  private static final Instant NOW = Instant.parse("2026-03-09T12:00:00Z");

  @Test
  void oneLineForEachTaskThePressingOnesAsTheyCome() throws Exception {
    List<String> lines =
        new WorklistText(Language.EN)
            .lines(
                page(
                    """
                    {"next": "x", "tasks": [
                      {"kind": "dissuasion", "agedPriority": 935,
                       "humanStep": {"measure": "CALL", "dueAt": "2026-03-09T12:04:30Z",
                                     "overdue": false},
                       "task": {"taskId": "D-1", "level": "SPECIAL_HIGH", "state": "OPEN",
                                "responsibleUnit": "440605", "amountAtRisk": 1100000.00,
                                "subject": {"phones": ["**02"], "accounts": ["**11"]}}},
                      {"kind": "stop-payment", "agedPriority": 700,
                       "humanStep": {"measure": "REVIEW", "dueAt": "2026-03-09T09:55:00Z",
                                     "overdue": false},
                       "task": {"taskId": "S-2", "command": "REVIEW", "state": "PROPOSED",
                                "unit": "440606", "amount": 570000.00,
                                "target": {"account": "**17", "institution": "PAB"}}}]}
                    """),
                NOW);

    assertThat(lines).hasSize(4);
    assertThat(lines.get(1).replaceAll(" +", " "))
        .isEqualTo(" 935 SPECIAL_HIGH CALL 4:30 phone **02 +1 1,100,000.00 OPEN 440605 D-1");
    assertThat(lines.get(2).replaceAll(" +", " "))
        .isEqualTo(" 700 REVIEW REVIEW LATE 2h05 PAB **17 570,000.00 PROPOSED 440606 S-2");
    assertThat(lines.getLast()).contains("and more");
  }

  @Test
  void inChineseTheColumnsStandUnderTheirHeadings() throws Exception {
    List<String> lines =
        new WorklistText(Language.ZH)
            .lines(
                page(
                    """
                    {"tasks": [
                      {"kind": "lead", "agedPriority": 5,
                       "humanStep": {"measure": "REVIEW", "overdue": false},
                       "task": {"taskId": "M-1", "command": "MULE", "state": "SIGNED"}}]}
                    """),
                NOW);
    assertThat(lines.get(1)).contains("跑分线索", "已签收");
    assertThat(width(lines.get(0).substring(0, lines.get(0).indexOf("任务"))))
        .isEqualTo(width(lines.get(1).substring(0, lines.get(1).indexOf("M-1"))));
  }

  @Test
  void nothingToDoIsSaidAndNothingMovesTheCursor() throws Exception {
    assertThat(new WorklistText(Language.EN).lines(page("{\"tasks\": []}"), NOW).getLast())
        .isEqualTo("Nothing to do.");
    assertThat(
            new WorklistText(Language.EN)
                .lines(
                    page(
                        """
                        {"tasks": [{"kind": "lead",
                          "task": {"taskId": "M-1", "unit": "\\u001b[2J"}}]}
                        """),
                    NOW))
        .noneMatch(line -> line.contains("\u001b"));
  }

  private static JsonNode page(String json) throws Exception {
    return new ObjectMapper().readTree(json);
  }

  private static int width(String text) {
    return text.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum();
  }
}
