package interlock.core.subject;

import static interlock.testing.Facts.HOUR;
import static interlock.testing.Facts.MINUTE;
import static interlock.testing.Facts.START;
import static interlock.testing.Facts.visit;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.event.Conclusion;
import interlock.core.policy.Level;
import interlock.core.policy.Measure;
import interlock.core.policy.QuietHours;
import interlock.core.task.Step;
import interlock.testing.Facts;
import interlock.testing.SubjectRun;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Messages to the person: what they say, and when they wait. */
class MessageTest {
  private static final long TEN_AT_NIGHT =
      Instant.parse("2026-01-05T22:00:00+08:00").toEpochMilli();
  private static final long SEVEN = Instant.parse("2026-01-06T07:00:00+08:00").toEpochMilli();

  /** From {@link Facts#START} until ten at night. */
  private static final long NIGHT = TEN_AT_NIGHT - START;

  @Test
  void theQuietHoursEndAtSevenAndHoldForLittleOnly() {
    var quiet = new QuietHours(22, 7, Level.LOW);

    assertThat(quiet.earliest(Level.LOW, TEN_AT_NIGHT - 1)).isEqualTo(TEN_AT_NIGHT - 1);
    assertThat(quiet.earliest(Level.LOW, TEN_AT_NIGHT)).isEqualTo(SEVEN);
    assertThat(quiet.earliest(Level.LOW, SEVEN - 1)).isEqualTo(SEVEN);
    assertThat(quiet.earliest(Level.LOW, SEVEN)).isEqualTo(SEVEN);
    assertThat(quiet.earliest(Level.MEDIUM, TEN_AT_NIGHT)).isEqualTo(TEN_AT_NIGHT);
    assertThat(new QuietHours(7, 7, Level.LOW).earliest(Level.LOW, SEVEN)).isEqualTo(SEVEN);
    var noon = new QuietHours(12, 14, Level.LOW);
    assertThat(noon.earliest(Level.LOW, SEVEN + 5 * HOUR)).isEqualTo(SEVEN + 7 * HOUR);
    assertThat(noon.earliest(Level.LOW, SEVEN + 7 * HOUR)).isEqualTo(SEVEN + 7 * HOUR);
  }

  @Test
  void aMessageForLittleWaitsForTheMorning() {
    SubjectRun run = new SubjectRun().receive(visit("v", 100).after(NIGHT + HOUR));
    assertThat(run.step(Measure.SMS).state()).isEqualTo(Step.State.PENDING);
    assertThat(run.step(Measure.SMS).dueAt()).isEqualTo(SEVEN);
    assertThat(run.task().message()).isEmpty();

    run.until(SEVEN - START);

    assertThat(run.step(Measure.SMS).state()).isEqualTo(Step.State.DONE);
    assertThat(run.step(Measure.SMS).doneAt()).hasValue(SEVEN);
    assertThat(run.task().message()).isPresent();
    assertThat(run.task().copyUnits()).as("nothing was late").isEmpty();
  }

  @Test
  void whatBecomesGraveIsSaidAtOnceAndOnce() {
    SubjectRun run = new SubjectRun().receive(visit("v", 100).after(NIGHT + HOUR));
    run.receive(visit("w", 900).after(NIGHT + 2 * HOUR));

    assertThat(run.measures()).containsOnlyOnce(Measure.SMS);
    assertThat(run.step(Measure.SMS).state()).isEqualTo(Step.State.DONE);
    run.until(SEVEN - START + HOUR);
    assertThat(run.measures()).containsOnlyOnce(Measure.SMS);
  }

  @Test
  void nobodyIsWrittenToWhenTheCaseHasEnded() {
    SubjectRun run = new SubjectRun().receive(visit("v", 100).after(NIGHT + HOUR));
    run.until(NIGHT + 2 * HOUR).concludes(Conclusion.FALSE_ALARM);
    run.until(SEVEN - START + MINUTE);

    assertThat(run.step(Measure.SMS).state()).isEqualTo(Step.State.SKIPPED);
  }

  @Test
  void theTextIsOfTheFraudTypeAndTheLevel() {
    SubjectRun plain = new SubjectRun().receive(visit("v", 100).fraud("FAKE_LOAN"));
    assertThat(plain.task().message().orElseThrow()).startsWith("【反诈提醒】");

    var grave = SubjectRun.POLICY.playbook();
    assertThat(grave.message(Optional.of("FAKE_LOAN"), Level.HIGH).orElseThrow()).contains("放款前");
    assertThat(grave.message(Optional.of("UNHEARD_OF"), Level.HIGH))
        .isEqualTo(plain.task().message());
  }
}
