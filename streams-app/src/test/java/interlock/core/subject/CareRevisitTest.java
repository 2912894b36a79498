package interlock.core.subject;

import static interlock.testing.Facts.DAY;
import static interlock.testing.Facts.START;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.event.CareEntry;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback.Action;
import interlock.core.event.DissuasionFeedback.Outcome;
import interlock.core.event.DissuasionFeedback.Verification;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.Measure;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Reason;
import interlock.core.task.Step;
import interlock.testing.Facts;
import interlock.testing.SubjectRun;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** When a person on the care list is visited, and what the visits find. */
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
  void aVisitThatIsNotMadeGoesUpOnceAndTheNextIsAskedForAllTheSame() {
    SubjectRun run = new SubjectRun();
    sent(run, 0, true, OptionalLong.empty());
    run.until(33 * DAY - 1);
    assertThat(run.step(Measure.REVISIT).state()).isEqualTo(Step.State.PENDING);
    assertThat(run.task().copyUnits()).isEmpty();
    run.until(33 * DAY);
    assertThat(run.step(Measure.REVISIT).state()).isEqualTo(Step.State.OVERDUE);
    assertThat(run.task().copyUnits()).containsExactly("451200");
    assertThat(codes(run)).contains(ReasonCode.STEP_OVERDUE);
    int revision = run.task().head().revision();

    run.until(63 * DAY - 1);
    assertThat(run.task().head().revision()).as("once").isEqualTo(revision);
    run.until(63 * DAY);
    assertThat(run.tasks()).isEqualTo(1);
    assertThat(run.step(Measure.REVISIT).state()).isEqualTo(Step.State.PENDING);
    assertThat(run.step(Measure.REVISIT).dueAt()).isEqualTo(START + 66 * DAY);
  }

  // ---- what a visit verifies

  @Test
  void whoeverNeedNotBeLookedAfterIsVisitedNoMore() {
    SubjectRun run = revisited(Outcome.NOT_FOUND, Verification.NO_LONGER_APPLIES);
    assertThat(run.step(Measure.REVISIT).state()).isEqualTo(Step.State.SKIPPED);
    assertThat(run.task().careGroup()).isEmpty();
    assertThat(codes(run))
        .contains(ReasonCode.CARE_ENDED)
        .doesNotContain(ReasonCode.CARE_LIST, ReasonCode.FOUND_NOT_GENUINE);

    sent(run, 31, true, OptionalLong.empty());
    run.until(400 * DAY);
    assertThat(run.tasks()).as("the list that comes every night says nothing new").isEqualTo(1);
    assertThat(run.wakeAt()).isEmpty();
  }

  @Test
  void aWordOnAnEarlierTaskCallsOffTheVisitThatIsOpen() {
    SubjectRun run = new SubjectRun();
    sent(run, 0, true, OptionalLong.empty());
    run.until(30 * DAY).answers(Action.REVISIT, Outcome.MET).concludes(Conclusion.SELF_AWARE);
    String earlier = run.task().head().taskId();
    run.until(60 * DAY);
    assertThat(run.task().state()).isEqualTo(DissuasionTask.State.OPEN);

    run.deliver(run.verified(earlier, Outcome.MET, Verification.NO_LONGER_APPLIES));
    assertThat(run.task().state()).isEqualTo(DissuasionTask.State.CANCELLED);
    assertThat(run.step(Measure.REVISIT).state()).isEqualTo(Step.State.SKIPPED);
  }

  @Test
  void whoeverIsPutOnTheListAnewIsVisitedAgain() {
    SubjectRun run = revisited(Outcome.MET, Verification.NO_LONGER_APPLIES);
    assertThat(run.step(Measure.REVISIT).state()).isEqualTo(Step.State.DONE);
    sent(run, 40, false, OptionalLong.empty());
    sent(run, 50, true, OptionalLong.empty());

    run.until(80 * DAY);
    assertThat(run.tasks()).isEqualTo(2);
    assertThat(run.task().careGroup()).contains(CareEntry.Group.ELDERLY);
  }

  @Test
  void whatIsNotGenuineGoesToTheUnitAboveAndTheCareGoesOn() {
    SubjectRun run = revisited(Outcome.MET, Verification.NOT_GENUINE);
    assertThat(codes(run)).contains(ReasonCode.FOUND_NOT_GENUINE);
    assertThat(run.task().copyUnits()).containsExactly("451200");
    assertThat(run.task().careGroup()).isPresent();

    run.deliver(run.verified(run.task().head().taskId(), Outcome.MET, Verification.GENUINE));
    assertThat(codes(run))
        .as("the last word")
        .contains(ReasonCode.FOUND_GENUINE)
        .doesNotContain(ReasonCode.FOUND_NOT_GENUINE);
    run.until(68 * DAY);
    assertThat(run.tasks()).isEqualTo(2);
  }

  @Test
  void whatIsNotGenuineShowsOnACaseThatHasEnded() {
    SubjectRun run = new SubjectRun().receive(Facts.visit("v", 900));
    run.until(DAY).concludes(Conclusion.DISSUADED);
    String ended = run.task().head().taskId();
    var word = run.verified(ended, Outcome.MET, Verification.NOT_GENUINE);
    run.deliver(word);
    int revisions = run.history().size();

    assertThat(codes(run)).contains(ReasonCode.FOUND_NOT_GENUINE);
    assertThat(run.task().state()).isEqualTo(DissuasionTask.State.CONCLUDED);
    run.deliver(word);
    assertThat(run.history()).as("told again").hasSize(revisions);
  }

  private static SubjectRun revisited(Outcome outcome, Verification verification) {
    SubjectRun run = new SubjectRun();
    sent(run, 0, true, OptionalLong.empty());
    run.until(30 * DAY);
    run.deliver(run.verified(run.task().head().taskId(), outcome, verification));
    return run;
  }

  private static List<ReasonCode> codes(SubjectRun run) {
    return run.task().head().reasons().stream().map(Reason::code).toList();
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
