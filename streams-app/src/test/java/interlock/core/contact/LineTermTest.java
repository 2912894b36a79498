package interlock.core.contact;

import static interlock.core.intake.Given.POLICY;
import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.site;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.codes.ReasonCode;
import interlock.core.event.FraudContact.Phase;
import interlock.core.event.Grade;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.event.LineControlFeedback.Result;
import interlock.core.mail.Wake;
import interlock.core.policy.EvidenceCode;
import interlock.core.subject.Evidence;
import interlock.core.task.LineControlTask.State;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No measure against a line is without an end (policy lineControl.longest). */
class LineTermTest extends ContactStory {
  private static final long LONGEST = 30 * DAY;

  @Test
  void aMeasureEndsAfterItsLongestTimeAndTheLineIsRestored() {
    at(0, named("UP-1", 1));
    at(1, listed("W-1", Grade.INVOLVED, true, 0));
    at(2, answered(LineCommand.SUSPEND_NUMBER, Result.DONE));
    assertThat(task().expiresAt()).as("asked when the listing came").hasValue(START + 1 + LONGEST);
    assertThat(wakeAt).hasValue(START + 1 + LONGEST);

    int told = tasks.size();
    at(LONGEST, new Wake(START + LONGEST));
    assertThat(tasks).hasSize(told);

    at(1 + LONGEST, new Wake(START + 1 + LONGEST));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    assertThat(task().state()).isEqualTo(State.REQUESTED);
    assertThat(task().expiresAt()).isEmpty();
    assertThat(codes()).containsExactly(ReasonCode.LINE_MEASURE_ENDED);
    assertThat(wakeAt).as("the answer is due").isEqualTo(task().responseDueAt());

    told = tasks.size();
    at(1 + LONGEST, new Wake(START + 1 + LONGEST));
    assertThat(tasks).hasSize(told);
  }

  @Test
  void whatWasNotCarriedOutByThenIsCancelled() {
    contact = site("http://rebate.example");
    at(0, named("UP-1", 1));
    at(1, answered(LineCommand.BLOCK_CONTACT, Result.REFUSED));
    assertThat(task().expiresAt()).as("a refusal may be put right").isPresent();

    at(LONGEST, new Wake(START + LONGEST));
    assertThat(task().state()).isEqualTo(State.CANCELLED);
    assertThat(task().expiresAt()).isEmpty();
    assertThat(wakeAt).isEmpty();

    at(LONGEST + 1, answered(LineCommand.BLOCK_CONTACT, Result.DONE));
    assertThat(task().command()).as("it went down all the same").isEqualTo(LineCommand.RESTORE);
  }

  @Test
  void aListingThatEndsSoonerEndsItSoonerButOneThatEndsLaterDoesNotProlongIt() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0, 10 * DAY));
    assertThat(task().expiresAt()).hasValue(START + 10 * DAY);
    at(1, named("UP-1", 1));
    assertThat(task().expiresAt()).as("as it was told").hasValue(START + 10 * DAY);
    at(2, listed("W-2", Grade.INVOLVED, true, 0));
    assertThat(task().expiresAt()).hasValue(START + 10 * DAY);
    at(10 * DAY, new Wake(START + 10 * DAY));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    assertThat(codes()).containsExactly(ReasonCode.LINE_MEASURE_ENDED);

    var later = new ContactStory();
    later.at(0, listed("W-1", Grade.INVOLVED, true, 0, 60 * DAY));
    assertThat(later.task().expiresAt()).hasValue(START + LONGEST);
    later.at(LONGEST, new Wake(START + LONGEST));
    assertThat(later.task().command()).isEqualTo(LineCommand.RESTORE);
  }

  @Test
  void noRepetitionAndNoNewVersionStartsItAgain() {
    at(0, named("UP-1", 1));
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    at(LONGEST, new Wake(START + LONGEST));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);

    int told = tasks.size();
    at(LONGEST + 1, named("UP-1", 1));
    at(LONGEST + 2, named("UP-1", 2));
    at(LONGEST + 3, listed("W-1", Grade.INVOLVED, true, 0));
    at(LONGEST + 4, listed("W-1", Grade.INVOLVED, false, 0));
    at(LONGEST + 5, named("UP-1", 3, false));
    at(LONGEST + 6, named("UP-1", 4));
    assertThat(tasks).hasSize(told);
  }

  @Test
  void anotherGroundStartsAnotherMeasureWithATimeOfItsOwn() {
    contact = site("http://rebate.example");
    at(0, named("UP-1", 1));
    at(1, answered(LineCommand.BLOCK_CONTACT, Result.DONE));
    at(LONGEST, new Wake(START + LONGEST));
    at(LONGEST + HOUR, named("UP-2", 1));

    assertThat(task().command()).isEqualTo(LineCommand.BLOCK_CONTACT);
    assertThat(task().state()).isEqualTo(State.REQUESTED);
    assertThat(task().caseIds()).containsExactly("UP-2");
    assertThat(task().expiresAt()).hasValue(START + LONGEST + HOUR + LONGEST);
  }

  @Test
  void whatComesAfterTheEndCountsThoughNobodyHasLookedYet() {
    contact = site("http://rebate.example");
    at(0, named("UP-1", 1));
    at(1, answered(LineCommand.BLOCK_CONTACT, Result.DONE));
    at(LONGEST + HOUR, named("UP-2", 1));

    assertThat(task().state()).as("whoever heeds its end has lifted it").isEqualTo(State.REQUESTED);
    assertThat(task().caseIds()).containsExactly("UP-2");
    assertThat(task().expiresAt()).hasValue(START + LONGEST + HOUR + LONGEST);

    at(LONGEST + HOUR + 1, new Wake(START + LONGEST));
    assertThat(task().caseIds()).containsExactly("UP-2");
  }

  @Test
  void whatComesMeanwhileDoesNotProlongIt() {
    contact = site("http://rebate.example");
    at(0, named("UP-1", 1));
    at(29 * DAY, named("UP-2", 1));
    assertThat(task().caseIds()).containsExactly("UP-1", "UP-2");
    assertThat(task().expiresAt()).hasValue(START + LONGEST);

    at(LONGEST, new Wake(START + LONGEST));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    int told = tasks.size();
    at(LONGEST + 1, named("UP-2", 2));
    assertThat(tasks).hasSize(told);
  }

  @Test
  void whoWasInTouchStaysWarnedAndWhoComesLaterIsWarnedToo() {
    at(0, touched(sms(1, 0)));
    at(1, listed("W-1", Grade.INVOLVED, true, 0));
    at(1 + LONGEST, new Wake(START + 1 + LONGEST));
    assertThat(takenBack).isEmpty();
    assertThat(pieces).hasSize(1);

    at(1 + LONGEST + HOUR, touched(sms(2, 1 + LONGEST + HOUR)));
    assertThat(told)
        .extracting(Evidence::code)
        .containsExactly(EvidenceCode.IN_TOUCH_WITH_INVOLVED, EvidenceCode.IN_TOUCH_WITH_INVOLVED);
  }

  @Test
  void whatRestrictsNobodyHasNoEndUntilItDoes() {
    at(0, named("UP-1", 1));
    assertThat(task().command()).isEqualTo(LineCommand.VERIFY_NUMBER);
    assertThat(task().expiresAt()).isEmpty();

    at(10 * DAY, touched(call(1, 10 * DAY, Phase.ENDED, "S1", 900)));
    assertThat(task().command()).isEqualTo(LineCommand.SUSPEND_NUMBER);
    assertThat(task().expiresAt()).hasValue(START + 10 * DAY + LONGEST);
  }

  @Test
  void aLineThatWentDownThoughItWasRefusedHasAnEndToo() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    at(1, answered(LineCommand.SUSPEND_NUMBER, Result.REFUSED));
    at(2, listed("W-1", Grade.INVOLVED, false, 0));
    assertThat(task().state()).isEqualTo(State.CANCELLED);
    at(3, listed("W-2", Grade.INVOLVED, true, DAY));

    at(DAY, answered(LineCommand.SUSPEND_NUMBER, Result.DONE));
    assertThat(task().command()).isEqualTo(LineCommand.SUSPEND_NUMBER);
    assertThat(task().expiresAt()).hasValue(START + DAY + LONGEST);
  }

  @Test
  void whoIsOnlyToBeLookedAtAfterwardsHasHisLineBackFirst() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    at(1, answered(LineCommand.SUSPEND_NUMBER, Result.DONE));
    at(LONGEST + 1, named("UP-1", 1));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    at(LONGEST + 2, named("UP-2", 1));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);

    at(LONGEST + 3, answered(LineCommand.RESTORE, Result.DONE));
    assertThat(task().command()).isEqualTo(LineCommand.VERIFY_NUMBER);
    assertThat(task().caseIds()).containsExactly("UP-1", "UP-2");
  }

  @Test
  void anEndThatWasToldIsKeptWhateverThePolicyBecomes() {
    contact = site("http://rebate.example");
    at(0, named("UP-1", 1));
    policy = PolicyDocument.patch(POLICY, Map.of("lineControl.longest", "1d")).orThrow();
    at(HOUR, named("UP-2", 1));
    assertThat(task().expiresAt()).hasValue(START + LONGEST);
    at(2 * DAY, new Wake(START + 2 * DAY));
    assertThat(task().state()).isEqualTo(State.REQUESTED);
  }

  @Test
  void whatWasSetAsideTakesNoMoreRoomThanTheFilesGrounds() {
    contact = site("http://rebate.example");
    policy = PolicyDocument.patch(POLICY, Map.of("lineControl.longest", "1h")).orThrow();
    for (int n = 0; n < 600; n++) {
      at(n * HOUR, named("UP-%03d".formatted(n), 1));
      at(n * HOUR, named("UP-%03d".formatted(n - 1), 2, false));
      assertThat(task().caseIds()).containsExactly("UP-%03d".formatted(n));
    }
    ContactFile full = file.orElseThrow();
    assertThat(full.relief().setAside())
        .hasSizeLessThanOrEqualTo(Involvement.MOST_LISTINGS + Involvement.MOST_CASES);
    assertThat(full.relief().setAside())
        .as("what is on file and ended stays set aside")
        .containsAll(LineRelief.onFile(full).stream().filter(id -> !id.equals("UP-599")).toList());
  }
}
