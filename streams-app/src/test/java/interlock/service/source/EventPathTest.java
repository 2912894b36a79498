package interlock.service.source;

import static interlock.service.source.ScorecardTest.outcome;
import static interlock.service.source.ScorecardTest.taken;
import static interlock.service.tasks.Published.ACCOUNT;
import static interlock.service.tasks.Published.PHONE;
import static interlock.service.tasks.Published.dissuasion;
import static interlock.service.tasks.Published.id;
import static interlock.service.tasks.Published.review;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.common.Conclusion;
import interlock.intake.SourceReceipt;
import interlock.service.tasks.TaskRows;
import interlock.service.wording.Language;
import interlock.task.DissuasionState;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventPathTest {
  private final List<SourceReceipt> told =
      List.of(
          taken("ICBC", "e-1", 65_000),
          outcome("ICBC", "e-1", id("D", 1), "TASK_OPENED").build(),
          outcome("ICBC", "e-1", id("D", 1), "TASK_CONCLUDED")
              .setConclusion(Conclusion.DISSUADED)
              .build());

  @Test
  void anEventIsToldFromItsReceiptToItsTasks() {
    var path =
        new EventPath(
            "ICBC",
            "e-1",
            told,
            List.of(
                TaskRows.of(
                    dissuasion(1)
                        .setState(DissuasionState.CONCLUDED)
                        .setConclusion(Conclusion.DISSUADED)
                        .build())));
    String english = text(Language.EN, path);

    assertThat(english)
        .contains("Event e-1 of ICBC")
        .contains("taken, 1m05s after it happened  bank.suspicious-transfer")
        .contains("TASK_OPENED  " + id("D", 1))
        .contains("TASK_CONCLUDED DISSUADED")
        .contains(id("D", 1) + "  dissuasion  HIGH  CONCLUDED DISSUADED  440605")
        .doesNotContain(PHONE, ACCOUNT);
    assertThat(text(Language.ZH, path)).contains("已受理", "以其为依据的任务：1", "已办结");
    assertThat(path.json().toString())
        .contains("outcome=TASK_OPENED", "conclusion=DISSUADED")
        .doesNotContain(PHONE, ACCOUNT);
  }

  @Test
  void aTaskRestsOnWhatItsReasonsNameWhatTriggeredItOrWhatItsSourceWasTold() {
    assertThat(EventPath.restsOn(dissuasion(1).build(), "e-1", List.of())).isTrue();
    assertThat(EventPath.restsOn(review(1).build(), "e-2", List.of())).as("triggered").isTrue();
    assertThat(EventPath.restsOn(dissuasion(1).build(), "e-9", List.of())).isFalse();
    assertThat(EventPath.restsOn(dissuasion(1).build(), "e-9", told)).as("told").isTrue();
  }

  private static String text(Language language, EventPath path) {
    return String.join("\n", new EventPathText(language, ZoneOffset.UTC).lines(path));
  }
}
