package interlock.core.subject;

import static interlock.testing.Facts.DAY;
import static interlock.testing.Facts.START;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.event.CareEntry;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.Measure;
import interlock.testing.Facts;
import interlock.testing.SubjectRun;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** When a person on the care list is visited, whose list is sent again and again. */
class CareRevisitTest {
  private static void sent(SubjectRun run, int day, boolean active, OptionalLong validTo) {
    run.until(day * DAY);
    run.deliver(
        new SubjectMail.Cared(
            new CareEntry(
                Facts.origin("PSB", "list-" + day, START + day * DAY),
                "CARE",
                active,
                Facts.person(Optional.of(Facts.PHONE), Optional.empty()),
                CareEntry.Group.ELDERLY,
                Optional.of("451224"),
                Optional.empty(),
                OptionalLong.of(30),
                validTo)));
  }

  @Test
  void aListSentEveryNightPostponesNoVisit() {
    SubjectRun run = new SubjectRun();
    for (int day = 0; day < 30; day++) {
      sent(run, day, true, OptionalLong.empty());
    }
    assertThat(run.tasks()).isZero();
    run.until(30 * DAY);

    assertThat(run.tasks()).isEqualTo(1);
    assertThat(run.measures()).containsExactly(Measure.REVISIT);
    assertThat(run.file().orElseThrow().care().getFirst().origin().eventId()).isEqualTo("list-29");
  }

  @Test
  void whoeverComesBackToTheListIsCountedAnew() {
    SubjectRun run = new SubjectRun();
    sent(run, 0, true, OptionalLong.empty());
    sent(run, 10, false, OptionalLong.empty());
    sent(run, 20, true, OptionalLong.empty());

    run.until(50 * DAY - 1);
    assertThat(run.tasks()).isZero();
    run.until(50 * DAY);
    assertThat(run.tasks()).isEqualTo(1);
  }

  @Test
  void anEntryThatHadLapsedIsCountedAnew() {
    SubjectRun run = new SubjectRun();
    sent(run, 0, true, OptionalLong.of(START + 10 * DAY));
    sent(run, 20, true, OptionalLong.empty());

    run.until(50 * DAY - 1);
    assertThat(run.tasks()).isZero();
    run.until(50 * DAY);
    assertThat(run.tasks()).isEqualTo(1);
  }
}
