package interlock.core.contact;

import static interlock.core.intake.Given.POLICY;
import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.origin;
import static interlock.core.intake.Given.site;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.codes.ReasonCode;
import interlock.core.event.Appeal;
import interlock.core.event.Grade;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.event.LineControlFeedback.Result;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Wake;
import interlock.core.task.LineControlTask.State;
import interlock.core.task.Outcome;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which grounds count against a line, and which do no more. */
class LineGroundsTest extends ContactStory {

  @Test
  void casesThatWereSetAsideMakeRoomForANewOne() {
    contact = site("http://rebate.example");
    for (int n = 0; n < Involvement.MOST_CASES; n++) {
      at(n, named("UP-%03d".formatted(n), 1));
    }
    at(HOUR, decided("007", "D-1", Action.LIFT));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);

    at(2 * HOUR, named("XP-1", 1));
    assertThat(task().command()).isEqualTo(LineCommand.BLOCK_CONTACT);
    assertThat(task().caseIds()).containsExactly("XP-1");
    assertThat(file.orElseThrow().reports()).hasSize(Involvement.MOST_CASES);
  }

  @Test
  void listingsThatWereSetAsideMakeRoomForANewOne() {
    for (int n = 0; n < Involvement.MOST_LISTINGS; n++) {
      at(n, listed("W-%03d".formatted(n), Grade.INVOLVED, true, 0));
    }
    at(HOUR, decided("007", "D-1", Action.LIFT));
    at(2 * HOUR, listed("X-1", Grade.INVOLVED, true, 0));
    assertThat(task().command()).isEqualTo(LineCommand.SUSPEND_NUMBER);
    assertThat(task().state()).isEqualTo(State.REQUESTED);
  }

  @Test
  void anAppealThatIsUpheldWhileTheLineIsAllowedFreesIt() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    at(1, listed("W-2", Grade.INVOLVED, true, DAY));
    at(2, answered(LineCommand.SUSPEND_NUMBER, Result.DONE));
    at(3, listed("W-0", Grade.ALLOWED, true, 0));
    at(4, upheld(4));
    assertThat(outcomes).isEmpty();

    at(5, answered(LineCommand.RESTORE, Result.DONE));
    int told = tasks.size();
    at(6, listed("W-0", Grade.ALLOWED, false, 0));
    at(DAY, new Wake(START + DAY));
    assertThat(tasks).hasSize(told);

    at(DAY + 1, listed("W-3", Grade.INVOLVED, true, 0));
    assertThat(task().command()).isEqualTo(LineCommand.SUSPEND_NUMBER);
  }

  @Test
  void aListingAsAllowedGivesTheSameGroundNoOtherEnd() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    at(1, listed("W-0", Grade.ALLOWED, true, 0));
    assertThat(task().expiresAt()).isEmpty();
    at(2, answered(LineCommand.RESTORE, Result.DONE));
    at(20 * DAY, listed("W-0", Grade.ALLOWED, false, 0));
    assertThat(task().command()).isEqualTo(LineCommand.SUSPEND_NUMBER);
    assertThat(task().expiresAt()).hasValue(START + 30 * DAY);
  }

  @Test
  void aMeasureWhoseEndPassesWhileTheLineIsAllowedIsOver() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    at(1, listed("W-0", Grade.ALLOWED, true, 0));
    at(2, answered(LineCommand.RESTORE, Result.DONE));
    assertThat(wakeAt).hasValue(START + 30 * DAY);
    at(30 * DAY, new Wake(START + 30 * DAY));
    assertThat(wakeAt).isEmpty();

    int told = tasks.size();
    at(31 * DAY, listed("W-0", Grade.ALLOWED, false, 0));
    assertThat(tasks).hasSize(told);
  }

  @Test
  void anOfficerFreesOnlyWhatWasThereWhenHeDecided() {
    contact = site("http://rebate.example");
    at(0, named("UP-1", 1));
    at(2, named("UP-2", 1));
    at(3, decided("007", "D-1", Action.LIFT, 1));
    assertThat(task().command()).isEqualTo(LineCommand.BLOCK_CONTACT);
    assertThat(task().caseIds()).containsExactly("UP-2");
    assertThat(codes()).containsExactly(ReasonCode.REPORTED_CONTACT);
    assertThat(task().approvals()).isEmpty();

    at(4, decided("007", "D-2", Action.LIFT, 1));
    assertThat(outcomes).extracting(Outcome::eventId).containsExactly("D-2");

    at(5, named("UP-2", 2));
    at(6, decided("007", "D-3", Action.LIFT, 3));
    assertThat(task().command()).as("a version is no other case").isEqualTo(LineCommand.RESTORE);
  }

  @Test
  void ofTwoOfficersEachKnowsAllThatThereIs() {
    policy = PolicyDocument.patch(POLICY, Map.of("lineControl.lift", "TWO")).orThrow();
    contact = site("http://rebate.example");
    at(0, named("UP-1", 1));
    at(2, named("UP-2", 1));
    at(3, decided("007", "D-1", Action.LIFT, 1));
    assertThat(task().approvals()).isEmpty();
    assertThat(outcomes).extracting(Outcome::eventId).containsExactly("D-1");
  }

  @Test
  void theReasonIsThatOfWhatFellLast() {
    contact = site("http://rebate.example");
    at(0, named("UP-1", 1));
    at(1, decided("007", "D-1", Action.LIFT));
    assertThat(codes()).containsExactly(ReasonCode.LIFTED_BY_OFFICER);
    at(2, named("UP-2", 1));
    at(3, named("UP-2", 2, false));
    assertThat(codes()).containsExactly(ReasonCode.EVIDENCE_WITHDRAWN);
    assertThat(task().approvals()).isEmpty();
  }

  private ContactMail upheld(long at) {
    return new ContactMail.Appealed(
        new Appeal(
            origin("PSB", "upheld", at),
            "appeal",
            Appeal.Status.UPHELD,
            Optional.empty(),
            Optional.of(contact),
            Optional.empty(),
            Optional.empty(),
            Optional.of("007")));
  }
}
