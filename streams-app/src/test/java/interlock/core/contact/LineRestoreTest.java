package interlock.core.contact;

import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.origin;
import static interlock.core.intake.Given.site;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.OutcomeCode;
import interlock.core.codes.ReasonCode;
import interlock.core.desk.EndedTask;
import interlock.core.event.Appeal;
import interlock.core.event.FraudContact.Phase;
import interlock.core.event.Grade;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.event.LineControlFeedback.Result;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.event.WatchEntry;
import interlock.core.identity.ContactPoint;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Wake;
import interlock.core.task.LineControlTask.State;
import interlock.core.task.Outcome;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A line that is down, or may be, is restored once nothing says that it is to be stopped. */
class LineRestoreTest extends ContactStory {
  private static final ContactPoint SITE = site("http://rebate.example");

  @Test
  void anUpheldAppealRestoresTheLineThoughAReportIsLeftToBeLookedAt() {
    suspendedBy("W-1", Optional.of("C1"));
    at(2, named("C2", 1));
    assertThat(task().command()).isEqualTo(LineCommand.SUSPEND_NUMBER);

    at(3, upheld("C1", 3));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    assertThat(task().notice()).isPresent();

    at(4, answered(LineCommand.RESTORE, Result.DONE));
    assertThat(task().command()).isEqualTo(LineCommand.VERIFY_NUMBER);
    assertThat(task().caseIds()).containsExactly("C2");
  }

  @Test
  void aListingThatIsRevokedRestoresItThoughAReportIsLeft() {
    suspendedBy("W-1", Optional.empty());
    at(2, named("C2", 1));
    at(3, listed("W-1", Grade.INVOLVED, false, 0));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
  }

  @Test
  void aListingThatEndsRestoresIt() {
    at(0, named("C2", 1));
    at(1, listed("W-1", Grade.INVOLVED, true, 0, HOUR));
    at(2, answered(LineCommand.SUSPEND_NUMBER, Result.DONE));
    at(HOUR, new Wake(START + HOUR));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
  }

  @Test
  void aNumberThatWasOnlyShownIsRestoredAndThenLookedAt() {
    suspendedBy("W-1", Optional.empty());
    at(2, touched(call(1, 2, Phase.ENDED, "S1", 900, "SPOOFED")));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    at(3, answered(LineCommand.RESTORE, Result.DONE));
    assertThat(task().command()).isEqualTo(LineCommand.VERIFY_NUMBER);
  }

  @Test
  void whatWasAskedAndNotRefusedMayHaveBeenCarriedOut() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    at(1, touched(call(1, 1, Phase.ENDED, "S1", 900, "SPOOFED")));
    assertThat(task().command()).as("not a word from the carrier").isEqualTo(LineCommand.RESTORE);
    at(2, answered(LineCommand.SUSPEND_NUMBER, Result.DONE));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    assertThat(task().state()).isEqualTo(State.REQUESTED);

    var refused = new ContactStory();
    refused.at(0, listed("W-1", Grade.INVOLVED, true, 0));
    refused.at(1, refused.answered(LineCommand.SUSPEND_NUMBER, Result.REFUSED));
    refused.at(2, touched(call(1, 2, Phase.ENDED, "S1", 900, "SPOOFED")));
    assertThat(refused.task().command()).isEqualTo(LineCommand.VERIFY_NUMBER);
  }

  @Test
  void aRefusalOfASecondStopLeavesALineDownThatWentDownBefore() {
    suspendedBy("W-1", Optional.empty());
    at(2, listed("W-1", Grade.INVOLVED, false, 0));
    at(3, answered(LineCommand.RESTORE, Result.REFUSED));
    at(4, listed("W-2", Grade.INVOLVED, true, 0));
    at(5, answered(LineCommand.SUSPEND_NUMBER, Result.REFUSED));
    at(6, listed("W-2", Grade.INVOLVED, false, 0));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    assertThat(task().state()).isEqualTo(State.REQUESTED);
  }

  @Test
  void aRestorationThatWasRefusedIsAskedAgainAndThenDaily() {
    owed(Result.REFUSED);
    assertThat(task().state()).isEqualTo(State.REFUSED);
    assertThat(EndedTask.hasEnded(task())).isFalse();
    long due = 3 + 30 * MINUTE;
    assertThat(wakeAt).hasValue(START + due);

    at(due, new Wake(START + due));
    assertThat(task().state()).isEqualTo(State.REQUESTED);
    assertThat(task().responseDueAt()).hasValue(START + due + 30 * MINUTE);
    assertThat(codes()).contains(ReasonCode.ANSWER_OVERDUE);

    for (int day = 1; day <= 400; day++) {
      int told = tasks.size();
      assertThat(wakeAt).hasValue(START + due + day * DAY);
      at(due + day * DAY, new Wake(START + due + day * DAY));
      assertThat(tasks).hasSize(told + 1);
      assertThat(task().state()).isEqualTo(State.REQUESTED);
      assertThat(new ContactForgetting().holdsSomething(file.orElseThrow(), START + day * DAY))
          .isTrue();
    }

    at(due + 401 * DAY, answered(LineCommand.RESTORE, Result.DONE));
    assertThat(task().state()).isEqualTo(State.DONE);
    assertThat(EndedTask.hasEnded(task())).isTrue();
    assertThat(wakeAt).isEmpty();
  }

  @Test
  void aRestorationThatNobodyAnswersIsAskedAgain() {
    blocked();
    at(3, named("UP-1", 2, false));
    long due = 3 + 30 * MINUTE;
    at(due, new Wake(START + due));
    assertThat(codes()).contains(ReasonCode.ANSWER_OVERDUE);
    assertThat(task().responseDueAt()).hasValue(START + due + 30 * MINUTE);
    at(due + 1, answered(LineCommand.RESTORE, Result.NOT_FOUND));
    assertThat(task().state()).isEqualTo(State.REFUSED);
    assertThat(wakeAt).hasValue(START + due + DAY);
  }

  @Test
  void anOfficersLiftOrAnUpheldAppealAsksAtOnceForWhatIsOwed() {
    owed(Result.NOT_FOUND);
    at(4, decided("007", "D-1", Action.LIFT));
    assertThat(task().state()).isEqualTo(State.REQUESTED);
    assertThat(outcomes).isEmpty();

    at(5, answered(LineCommand.RESTORE, Result.REFUSED));
    at(6, upheld("UP-9", 6));
    assertThat(task().state()).isEqualTo(State.REQUESTED);
    assertThat(outcomes).isEmpty();
  }

  @Test
  void aLiftOfWhatIsBeingRestoredInTimeFindsNothing() {
    blocked();
    at(3, named("UP-1", 2, false));
    at(4, decided("007", "D-1", Action.LIFT));
    assertThat(outcomes)
        .extracting(Outcome::code)
        .containsExactly(OutcomeCode.DECISION_WITHOUT_EFFECT);
  }

  @Test
  void aLineThatIsDownHasNotEnded() {
    suspendedBy("W-1", Optional.empty());
    assertThat(EndedTask.hasEnded(task())).isFalse();
  }

  private void suspendedBy(String entryId, Optional<String> caseId) {
    WatchEntry entry =
        ((ContactMail.ContactListed) listed(entryId, Grade.INVOLVED, true, 0)).entry();
    at(
        0,
        new ContactMail.ContactListed(
            new WatchEntry(
                entry.origin(),
                entryId,
                true,
                entry.target(),
                Grade.INVOLVED,
                caseId,
                Optional.empty(),
                START,
                OptionalLong.empty())));
    at(1, answered(LineCommand.SUSPEND_NUMBER, Result.DONE));
  }

  private void blocked() {
    contact = SITE;
    at(0, named("UP-1", 1));
    at(1, answered(LineCommand.BLOCK_CONTACT, Result.DONE));
  }

  private void owed(Result said) {
    blocked();
    at(3, named("UP-1", 2, false));
    at(4, answered(LineCommand.RESTORE, said));
  }

  private ContactMail upheld(String caseId, long at) {
    return new ContactMail.Appealed(
        new Appeal(
            origin("PSB", "upheld-" + caseId, at),
            "appeal-" + caseId,
            Appeal.Status.UPHELD,
            Optional.empty(),
            Optional.of(contact),
            Optional.of(caseId),
            Optional.empty(),
            Optional.of("007")));
  }
}
