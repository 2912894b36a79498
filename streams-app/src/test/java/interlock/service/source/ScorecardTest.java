package interlock.service.source;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.common.Conclusion;
import interlock.intake.Door;
import interlock.intake.SourceReceipt;
import interlock.service.wording.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorecardTest {
  private static final Instant NOW = Instant.parse("2026-03-09T12:00:00Z");

  private final Scorecards cards = new Scorecards(NOW.minusSeconds(86_400), NOW);

  @Test
  void latenessIsFromTheFactToItsReceiptToTwoDigits() {
    for (int i = 1; i <= 99; i++) {
      cards.read(taken("ICBC", "e-" + i, 1_234));
    }
    cards.read(taken("ICBC", "late", 7_265_000));

    Scorecard card = cards.bySource().get("ICBC");
    assertThat(card.events()).isEqualTo(100);
    assertThat(card.taken()).isEqualTo(100);
    assertThat(card.medianLateness()).hasValue(1_200);
    assertThat(card.longestLateness()).as("of ninety-nine").hasValue(1_200);
    cards.read(taken("ICBC", "late-2", 7_265_000));
    assertThat(card.longestLateness()).hasValue(7_200_000);
  }

  @Test
  void precisionCountsCasesNotEventsAndTheLastWordOnEach() {
    cards.read(ended("CMCC", "e-1", "D-1", Conclusion.FALSE_ALARM));
    cards.read(ended("CMCC", "e-2", "D-1", Conclusion.FALSE_ALARM));
    cards.read(ended("CMCC", "e-1", "D-1", Conclusion.DISSUADED));
    cards.read(ended("CMCC", "e-2", "D-1", Conclusion.DISSUADED));
    cards.read(ended("CMCC", "e-3", "D-2", Conclusion.FALSE_ALARM));
    cards.read(ended("CMCC", "e-3", "D-3", Conclusion.DEFRAUDED));
    cards.read(ended("CMCC", "e-4", "D-4", Conclusion.UNKNOWN_RESULT));
    cards.read(outcome("CMCC", "e-5", "D-5", "TASK_CANCELLED").build());
    cards.read(outcome("CMCC", "e-1", "D-1", "TASK_OPENED").build());

    Scorecard card = cards.bySource().get("CMCC");
    assertThat(card.ended()).isEqualTo(5);
    assertThat(card.opened()).isEqualTo(1);
    assertThat(card.frauds()).isEqualTo(2);
    assertThat(card.falseAlarms()).isEqualTo(1);
    assertThat(card.precision()).contains(2.0 / 3);
    assertThat(card.events()).as("outcomes are no events").isZero();
  }

  @Test
  void whatWasRejectedIsToldByItsRuleWithTheFix() {
    cards.read(taken("ICBC", "e-1", 10));
    cards.read(rejected("ICBC", "e-2"));
    cards.read(rejected("ICBC", "e-3"));
    List<String> english = new ScorecardText(Language.EN, ZoneOffset.UTC).lines(cards);

    assertThat(english.get(2)).contains("ICBC", "3", "1", "10ms").endsWith("-");
    assertThat(english.get(3)).contains("ICBC rejected 2 × TIME_TOO_OLD: ");
    assertThat(String.join("", new ScorecardText(Language.ZH, ZoneOffset.UTC).lines(cards)))
        .contains("拒收 2 × TIME_TOO_OLD", "准确率");
    assertThat(cards.bySource().get("ICBC").precision()).isEmpty();
    assertThat(cards.json().toString())
        .contains("rejected={TIME_TOO_OLD=2}", "latenessP50Millis=10");
  }

  @Test
  void aSpreadStaysSmall() {
    var spread = new Spread();
    for (long i = 0; i < 1_000_000; i++) {
      spread.add(i);
    }
    assertThat(spread.at(0.5)).hasValue(490_000);
    assertThat(spread.at(0)).hasValue(0);
    assertThat(spread.at(1)).hasValue(990_000);
    spread.add(-5);
    assertThat(spread.at(0)).as("a clock that is ahead").hasValue(-5);
    assertThat(new Spread().at(0.5)).isEmpty();
  }

  static SourceReceipt taken(String source, String eventId, long lateMillis) {
    return receipt(source, eventId)
        .setTopic("bank.suspicious-transfer")
        .setOccurredAt(NOW.minusMillis(lateMillis))
        .build();
  }

  private static SourceReceipt rejected(String source, String eventId) {
    return receipt(source, eventId).setDoor(Door.REJECTED).setReason("TIME_TOO_OLD").build();
  }

  private static SourceReceipt ended(
      String source, String eventId, String taskId, Conclusion conclusion) {
    return outcome(source, eventId, taskId, "TASK_CONCLUDED").setConclusion(conclusion).build();
  }

  static SourceReceipt.Builder outcome(
      String source, String eventId, String taskId, String outcome) {
    return receipt(source, eventId).setOutcome(outcome).setOutcomeAt(NOW).setTaskId(taskId);
  }

  private static SourceReceipt.Builder receipt(String source, String eventId) {
    return SourceReceipt.newBuilder()
        .setSource(source)
        .setEventId(eventId)
        .setTopic("")
        .setDoor(Door.MAILED)
        .setReceivedAt(NOW);
  }
}
