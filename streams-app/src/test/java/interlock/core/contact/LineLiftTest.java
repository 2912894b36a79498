package interlock.core.contact;

import static interlock.core.intake.Given.POLICY;
import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.site;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.codes.OutcomeCode;
import interlock.core.codes.ReasonCode;
import interlock.core.event.Grade;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.event.LineControlFeedback.Result;
import interlock.core.event.OfficerDecision;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.identity.ContactPoint;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Wake;
import interlock.core.policy.Policy;
import interlock.core.task.LineControlTask.State;
import interlock.core.task.Outcome;
import interlock.core.task.Voice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An officer lifts what is asked of a line. */
class LineLiftTest extends ContactStory {
  private static final ContactPoint SITE = site("http://rebate.example");
  private static final Policy TWO =
      PolicyDocument.patch(POLICY, Map.of("lineControl.lift", "TWO")).orThrow();

  LineLiftTest() {
    contact = SITE;
  }

  @Test
  void anOfficersWordRestoresTheLineAtOnce() {
    at(0, named("UP-1", 1));
    at(1, answered(LineCommand.BLOCK_CONTACT, Result.DONE));
    at(2, decided("007", "D-1", Action.LIFT));

    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    assertThat(task().state()).isEqualTo(State.REQUESTED);
    assertThat(codes()).containsExactly(ReasonCode.LIFTED_BY_OFFICER);
    assertThat(task().approvals()).containsExactly(new Voice("007", "440600", START));
    assertThat(outcomes).isEmpty();
  }

  @Test
  void whatWasRefusedIsCancelledAVerificationToo() {
    at(0, named("UP-1", 1));
    at(1, answered(LineCommand.BLOCK_CONTACT, Result.REFUSED));
    at(2, decided("007", "D-1", Action.LIFT));
    assertThat(task().state()).isEqualTo(State.CANCELLED);

    var number = new ContactStory();
    number.at(0, named("UP-1", 1));
    assertThat(number.task().command()).isEqualTo(LineCommand.VERIFY_NUMBER);
    number.at(1, number.decided("007", "D-1", Action.LIFT));
    assertThat(number.task().state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void theSameGroundsStaySetAsideAndAnotherStartsAMeasure() {
    at(0, named("UP-1", 1));
    at(1, decided("007", "D-1", Action.LIFT));
    int told = tasks.size();
    at(2, named("UP-1", 2));
    assertThat(tasks).hasSize(told);

    at(3, named("UP-2", 1));
    assertThat(task().command()).isEqualTo(LineCommand.BLOCK_CONTACT);
    assertThat(task().state()).isEqualTo(State.REQUESTED);
    assertThat(task().caseIds()).containsExactly("UP-2");
    assertThat(task().approvals()).isEmpty();
    assertThat(task().expiresAt()).hasValue(START + 3 + 30 * DAY);
  }

  @Test
  void aLiftToldAgainLiftsNothingThatCameLater() {
    at(0, named("UP-1", 1));
    ContactMail lift = decided("007", "D-1", Action.LIFT);
    at(1, lift);
    at(2, named("UP-2", 1));
    int told = tasks.size();

    at(3, lift);
    assertThat(tasks).hasSize(told);
    assertThat(task().state()).isEqualTo(State.REQUESTED);
    assertThat(outcomes).as("a repeat is no news to its source").isEmpty();
  }

  @Test
  void whoWasInTouchStaysWarned() {
    contact = NUMBER;
    at(0, touched(sms(1, 0)));
    at(1, named("UP-1", 1));
    at(2, decided("007", "D-1", Action.LIFT));
    assertThat(takenBack).isEmpty();
    assertThat(pieces).hasSize(1);
  }

  @Test
  void whatMeansNothingOnALineIsToldToItsSource() {
    at(0, named("UP-1", 1));
    int told = tasks.size();
    List<Action> nothing =
        List.of(
            Action.APPROVE,
            Action.REJECT,
            Action.MODIFY,
            Action.ORDER,
            Action.SPLIT,
            Action.RAISE,
            Action.LOWER);
    for (Action action : nothing) {
      at(1, decided("007", action.name(), action));
    }
    assertThat(tasks).hasSize(told);
    assertThat(outcomes)
        .extracting(Outcome::eventId)
        .containsExactlyElementsOf(nothing.stream().map(Action::name).toList());
    assertThat(outcomes)
        .extracting(Outcome::code)
        .containsOnly(OutcomeCode.DECISION_WITHOUT_EFFECT);
  }

  @Test
  void aLiftThatFindsNothingIsToldToItsSource() {
    at(0, decided("007", "D-0", Action.LIFT));
    assertThat(file).isEmpty();

    at(1, named("UP-1", 1));
    OfficerDecision lift = ((ContactMail.Decided) decided("007", "D-1", Action.LIFT)).decision();
    at(2, new ContactMail.Decided(withApplication(lift)));
    assertThat(task().state()).as("lines have no application ids").isEqualTo(State.REQUESTED);

    at(3, decided("007", "D-2", Action.LIFT));
    at(4, decided("007", "D-3", Action.LIFT));
    assertThat(outcomes).extracting(Outcome::eventId).containsExactly("D-0", "D-1", "D-3");
  }

  @Test
  void whatIsOutweighedOrNotInForceYetIsLiftedToo() {
    contact = NUMBER;
    at(0, named("UP-1", 1));
    at(1, listed("W-0", Grade.ALLOWED, true, 0));
    at(2, listed("W-1", Grade.INVOLVED, true, DAY));
    at(3, decided("007", "D-1", Action.LIFT));
    assertThat(outcomes).isEmpty();

    int told = tasks.size();
    at(4, listed("W-0", Grade.ALLOWED, false, 0));
    at(DAY, new Wake(START + DAY));
    assertThat(tasks).hasSize(told);
  }

  @Test
  void whereThePolicyAsksForTwoTheFirstWordIsAProposal() {
    policy = TWO;
    at(0, named("UP-1", 1));
    at(1, answered(LineCommand.BLOCK_CONTACT, Result.DONE));
    at(2, decided("007", "D-1", Action.LIFT));
    assertThat(task().command()).isEqualTo(LineCommand.BLOCK_CONTACT);
    assertThat(codes()).containsExactly(ReasonCode.REPORTED_CONTACT, ReasonCode.LIFT_PROPOSED);
    assertThat(task().approvals()).extracting(Voice::officer).containsExactly("007");
    assertThat(task().expiresAt()).hasValue(START + 30 * DAY);

    at(3, decided("007", "D-2", Action.LIFT));
    assertThat(task().command())
        .as("one officer is one voice")
        .isEqualTo(LineCommand.BLOCK_CONTACT);
    assertThat(outcomes).extracting(Outcome::eventId).containsExactly("D-2");

    at(4, decided("008", "D-3", Action.APPROVE));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    assertThat(codes()).containsExactly(ReasonCode.LIFTED_BY_OFFICER);
    assertThat(task().approvals()).extracting(Voice::officer).containsExactly("007", "008");
  }

  @Test
  void theSecondOfficersLiftIsAnAgreementToo() {
    policy = TWO;
    at(0, named("UP-1", 1));
    at(1, decided("007", "D-1", Action.LIFT));
    at(2, decided("008", "D-2", Action.LIFT));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
  }

  @Test
  void aProposalIsDroppedByARejectionAndByAGroundThatItsOfficerHasNotSeen() {
    policy = TWO;
    at(0, named("UP-1", 1));
    at(1, decided("007", "D-1", Action.LIFT));
    at(2, decided("008", "D-2", Action.REJECT));
    assertThat(codes()).containsExactly(ReasonCode.REPORTED_CONTACT);
    assertThat(task().approvals()).isEmpty();

    at(3, decided("007", "D-3", Action.LIFT));
    at(4, named("UP-2", 1));
    assertThat(task().approvals()).isEmpty();
    at(5, decided("008", "D-4", Action.LIFT));
    assertThat(task().state()).as("another proposal").isEqualTo(State.REQUESTED);
    assertThat(task().approvals()).extracting(Voice::officer).containsExactly("008");
    assertThat(outcomes).isEmpty();
  }

  @Test
  void aProposalWhoseGroundFellLiftedNothing() {
    policy = TWO;
    at(0, named("UP-1", 1));
    at(1, decided("007", "D-1", Action.LIFT));
    at(2, named("UP-1", 2, false));
    assertThat(codes()).containsExactly(ReasonCode.EVIDENCE_WITHDRAWN);
    assertThat(task().approvals()).isEmpty();
  }

  private static OfficerDecision withApplication(OfficerDecision lift) {
    return new OfficerDecision(
        lift.origin(),
        lift.taskId(),
        lift.routingKey(),
        lift.action(),
        Optional.of("010300000000000000000000000000000001"),
        lift.officer(),
        lift.unit(),
        lift.amountFen(),
        lift.identifier(),
        lift.documentRefs(),
        lift.note());
  }
}
