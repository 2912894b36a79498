package interlock.core.contact;

import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.site;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.event.FraudContact.Phase;
import interlock.core.event.Grade;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.event.LineControlFeedback.Result;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Wake;
import interlock.core.task.LineControlTask.State;
import org.junit.jupiter.api.Test;

/** An answer that is told again, or late, changes nothing that was asked since. */
class LineAnswersTest extends ContactStory {

  @Test
  void aRepeatedRestorationRestoresNothingLater() {
    suspendedTwice();
    at(6, listed("W-2", Grade.INVOLVED, false, 0));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);

    unchangedBy(7, retold(LineCommand.RESTORE, "r1", 3));
    assertThat(task().state()).isEqualTo(State.REQUESTED);
  }

  @Test
  void aRepeatedSuspensionStartsNoMeasureWhereANumberIsOnlyLookedAt() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    at(1, answered(LineCommand.SUSPEND_NUMBER, Result.DONE, "d1", 1));
    at(2, touched(call(1, 2, Phase.ENDED, "S1", 900, "SPOOFED")));
    at(3, answered(LineCommand.RESTORE, Result.DONE, "r1", 3));
    assertThat(task().command()).isEqualTo(LineCommand.VERIFY_NUMBER);

    unchangedBy(4, retold(LineCommand.SUSPEND_NUMBER, "d1", 1));
    assertThat(task().expiresAt()).isEmpty();
  }

  @Test
  void aRepeatedBlockDoesNotAnswerTheNextOne() {
    contact = site("http://rebate.example");
    at(0, named("UP-1", 1));
    at(1, answered(LineCommand.BLOCK_CONTACT, Result.DONE, "d1", 1));
    at(31 * DAY, named("UP-2", 1));
    assertThat(task().state()).as("asked anew after its end").isEqualTo(State.REQUESTED);

    unchangedBy(31 * DAY + 1, retold(LineCommand.BLOCK_CONTACT, "d1", 1));
    at(31 * DAY + 2, answered(LineCommand.BLOCK_CONTACT, Result.DONE, "d2", 31 * DAY + 2));
    assertThat(task().state()).isEqualTo(State.DONE);
  }

  @Test
  void whatItsCarrierSaidEarlierThanWhatIsKnownIsLate() {
    suspendedTwice();
    at(6, listed("W-2", Grade.INVOLVED, false, 0));
    unchangedBy(7, retold(LineCommand.RESTORE, "r0", 2));
  }

  /** By another's clock nothing is late: a carrier's may be days off. */
  @Test
  void aCarrierWhoseClockIsSlowIsHeard() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    at(1, answered(LineCommand.SUSPEND_NUMBER, Result.DONE, "d1", -3 * DAY));
    assertThat(task().state()).isEqualTo(State.DONE);
    at(2, listed("W-1", Grade.INVOLVED, false, 0));
    at(3, answered(LineCommand.RESTORE, Result.DONE, "r1", -3 * DAY + 2));
    assertThat(task().state()).isEqualTo(State.DONE);
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
  }

  @Test
  void aStopThatIsCarriedOutAfterTheRestorationIsRestored() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    at(1, listed("W-1", Grade.INVOLVED, false, 0));
    at(2, answered(LineCommand.RESTORE, Result.DONE, "r1", 2));
    at(3, answered(LineCommand.SUSPEND_NUMBER, Result.DONE, "d1", 3));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    assertThat(task().state()).isEqualTo(State.REQUESTED);
  }

  @Test
  void theAnswersThatAreKnownAreFew() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    for (int n = 0; n < 50; n++) {
      at(n + 1, answered(LineCommand.SUSPEND_NUMBER, Result.PENDING, "p" + n, n + 1));
    }
    assertThat(tasks).as("that the carrier has it is told once").hasSize(2);
    assertThat(file.orElseThrow().control().orElseThrow().heard()).hasSize(8);
    unchangedBy(60, retold(LineCommand.SUSPEND_NUMBER, "p0", 1));
  }

  /** A ground that is new asks once more for what was refused, with a time of its own. */
  @Test
  void anotherGroundAsksAgainForWhatWasRefused() {
    contact = site("http://rebate.example");
    at(0, named("UP-1", 1));
    at(1, answered(LineCommand.BLOCK_CONTACT, Result.REFUSED));
    at(2, named("UP-1", 2));
    assertThat(task().state()).as("the same ground").isEqualTo(State.REFUSED);

    at(29 * DAY, named("UP-2", 1));
    assertThat(task().state()).isEqualTo(State.REQUESTED);
    assertThat(task().expiresAt()).hasValue(START + 59 * DAY);
    at(30 * DAY, new Wake(START + 30 * DAY));
    assertThat(task().caseIds()).containsExactly("UP-1", "UP-2");
  }

  private ContactMail retold(LineCommand command, String eventId, long at) {
    return answered(command, Result.DONE, eventId, at);
  }

  private void unchangedBy(long at, ContactMail mail) {
    int told = tasks.size();
    at(at, mail);
    assertThat(tasks).hasSize(told);
  }

  private void suspendedTwice() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    at(1, answered(LineCommand.SUSPEND_NUMBER, Result.DONE, "d1", 1));
    at(2, listed("W-1", Grade.INVOLVED, false, 0));
    at(3, retold(LineCommand.RESTORE, "r1", 3));
    at(4, listed("W-2", Grade.INVOLVED, true, 0));
    at(5, answered(LineCommand.SUSPEND_NUMBER, Result.DONE, "d2", 5));
  }
}
