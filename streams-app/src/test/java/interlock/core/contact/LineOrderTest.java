package interlock.core.contact;

import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.contact;
import static interlock.core.intake.Given.line;
import static interlock.core.intake.Given.site;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.event.ContactKind;
import interlock.core.event.FraudContact.Phase;
import interlock.core.event.Grade;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.event.LineControlFeedback.Result;
import interlock.core.mail.Wake;
import interlock.core.subject.Evidence;
import interlock.core.task.LineControlTask.State;
import interlock.core.task.Reason;
import org.junit.jupiter.api.Test;

/** What is asked of a line, and that it is let go. */
class LineOrderTest extends ContactStory {
  @Test
  void suspendsADomesticNumberThatThePoliceListed() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));

    assertThat(task().command()).isEqualTo(LineCommand.SUSPEND_NUMBER);
    assertThat(task().head().reasons()).extracting(Reason::code).containsExactly(ReasonCode.LISTED);
  }

  @Test
  void suspendsANumberThatAReportAndACarrierAgreeOn() {
    at(0, touched(call(1, 0, Phase.ENDED, "S1", 800)));
    at(1, named("UP-1", 1));

    assertThat(task().command()).isEqualTo(LineCommand.SUSPEND_NUMBER);
    assertThat(task().head().reasons())
        .extracting(Reason::code)
        .containsExactly(ReasonCode.REPORTED_CONTACT, ReasonCode.TWO_SOURCES_AGREE);
  }

  @Test
  void neverSuspendsANumberThatMayBeSpoofed() {
    at(0, touched(call(1, 0, Phase.ENDED, "S1", 900, "SPOOFED")));
    at(1, listed("W-1", Grade.INVOLVED, true, 0));

    assertThat(task().command()).isEqualTo(LineCommand.VERIFY_NUMBER);
  }

  @Test
  void aNumberThatWasEverSpoofedIsNotForgottenWithTheCall() {
    at(0, touched(call(1, 0, Phase.ENDED, "S1", 900, "SPOOFED")));
    at(1, listed("W-1", Grade.INVOLVED, true, 0));
    for (int i = 2; i <= Touches.MOST + 5; i++) {
      at(i, touched(call(i, i, Phase.ENDED, "S" + i, 900)));
    }

    assertThat(task().command()).isEqualTo(LineCommand.VERIFY_NUMBER);
  }

  @Test
  void blocksSitesAndNumbersAbroad() {
    contact = site("http://rebate.example/task");
    at(0, named("UP-1", 1));
    assertThat(task().command()).isEqualTo(LineCommand.BLOCK_CONTACT);
    assertThat(task().kind()).isEqualTo(ContactKind.SITE);

    var abroad = new ContactStory();
    abroad.contact = line("00601155500001");
    abroad.at(0, named("UP-1", 1));
    assertThat(abroad.task().command()).isEqualTo(LineCommand.BLOCK_CONTACT);
  }

  @Test
  void aServiceNumberIsNotInvolvedBecauseACaseNamesIt() {
    contact = line("95588");
    at(0, touched(sms(1, 0)));
    at(1, named("UP-1", 1));
    assertThat(told).isEmpty();
    assertThat(tasks).isEmpty();

    at(2, listed("W-1", Grade.INVOLVED, true, 0));
    assertThat(told).hasSize(1);
    assertThat(task().command()).isEqualTo(LineCommand.VERIFY_NUMBER);
  }

  @Test
  void anAllowedLineIsNeverInvolved() {
    at(0, listed("W-0", Grade.ALLOWED, true, 0));
    at(1, named("UP-1", 1));
    at(2, touched(sms(1, 2)));

    assertThat(told).isEmpty();
    assertThat(tasks).isEmpty();
  }

  @Test
  void aListingToComeTakesEffectWhenItsTimeComes() {
    at(0, touched(sms(1, 0)));
    at(1, listed("W-1", Grade.INVOLVED, true, HOUR, 2 * HOUR));
    assertThat(wakeAt).hasValue(START + HOUR);
    assertThat(tasks).isEmpty();

    at(HOUR, new Wake(START + HOUR));
    assertThat(told).extracting(Evidence::about).containsExactly("W-1");
    assertThat(task().state()).isEqualTo(State.REQUESTED);
    assertThat(wakeAt).as("the answer is due").hasValue(START + HOUR + 30 * MINUTE);

    at(HOUR + 30 * MINUTE, new Wake(START + HOUR + 30 * MINUTE));
    assertThat(wakeAt).hasValue(START + 2 * HOUR);

    at(2 * HOUR, new Wake(START + 2 * HOUR));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    at(2 * HOUR + 1, answered(LineCommand.RESTORE, Result.DONE));
    assertThat(wakeAt).isEmpty();
  }

  @Test
  void aSuspendedLineIsRestoredWhenTheReportIsWithdrawn() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    at(1, answered(LineCommand.SUSPEND_NUMBER, Result.DONE));
    assertThat(task().state()).isEqualTo(State.DONE);

    at(2, listed("W-1", Grade.INVOLVED, false, 0));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    assertThat(task().state()).isEqualTo(State.REQUESTED);

    at(3, answered(LineCommand.RESTORE, Result.DONE));
    at(4, answered(LineCommand.SUSPEND_NUMBER, Result.DONE, "A-1", 0));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    assertThat(task().state()).isEqualTo(State.DONE);
    assertThat(tasks).extracting(t -> t.head().revision()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aLineThatWentDownAfterTheCancellationIsRestored() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    at(1, answered(LineCommand.SUSPEND_NUMBER, Result.REFUSED));
    at(1, listed("W-1", Grade.INVOLVED, false, 0));
    assertThat(task().state()).isEqualTo(State.CANCELLED);

    at(2, answered(LineCommand.SUSPEND_NUMBER, Result.DONE));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
  }

  @Test
  void aVerificationBecomesASuspensionWhenACarrierAgrees() {
    at(0, named("UP-1", 1));
    at(1, answered(LineCommand.VERIFY_NUMBER, Result.REFUSED));
    assertThat(task().state()).isEqualTo(State.REFUSED);

    at(2, touched(call(1, 2, Phase.ENDED, "S1", 900)));
    assertThat(task().command()).isEqualTo(LineCommand.SUSPEND_NUMBER);
    assertThat(task().state()).isEqualTo(State.REQUESTED);
    assertThat(tasks).extracting(t -> t.head().taskId()).containsOnly(task().head().taskId());
  }

  @Test
  void aNumberNamedAgainIsSuspendedAgain() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    at(1, answered(LineCommand.SUSPEND_NUMBER, Result.DONE));
    at(2, listed("W-1", Grade.INVOLVED, false, 0));
    at(3, listed("W-2", Grade.INVOLVED, true, 0));

    assertThat(task().command()).isEqualTo(LineCommand.SUSPEND_NUMBER);
    assertThat(task().state()).isEqualTo(State.REQUESTED);
  }

  @Test
  void anAnswerToNothingLeavesNoFile() {
    at(0, answered(LineCommand.SUSPEND_NUMBER, Result.DONE));

    assertThat(file).isEmpty();
    assertThat(tasks).isEmpty();
  }
}
