package interlock.core.subject;

import static interlock.testing.Facts.MINUTE;
import static interlock.testing.Facts.START;
import static interlock.testing.Facts.directive;
import static interlock.testing.Facts.visit;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.OutcomeCode;
import interlock.core.codes.ReasonCode;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.DissuasionFeedback.Outcome;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.Level;
import interlock.core.policy.Measure;
import interlock.core.policy.WarningClass;
import interlock.core.task.Reason;
import interlock.core.task.Voice;
import interlock.testing.Facts;
import interlock.testing.SubjectRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Officers who move a case by a level: one of them, or two where the policy says so. */
class RulingTest {
  private static final Facts HIGH =
      directive("D", WarningClass.CALL, Level.HIGH).in("350203").registeredIn("350203");
  private static final String FIRST = "014001";
  private static final String SECOND = "014002";

  @Test
  void anOfficerRaisesAndTheGraverStepsAreThen() {
    SubjectRun run =
        new SubjectRun()
            .receive(directive("D", WarningClass.FUND, Level.MEDIUM).in("350203"))
            .until(MINUTE);
    var raise = run.decision(Action.RAISE);
    run.deliver(raise);

    assertThat(run.task().level()).isEqualTo(Level.HIGH);
    assertThat(run.measures()).contains(Measure.VISIT);
    assertThat(codes(run)).contains(ReasonCode.RAISED_BY_OFFICER);
    assertThat(run.task().approvals()).containsExactly(voice(FIRST, 1));
    toldAgain(run, raise);
  }

  @Test
  void oneOfficerLowersWhatIsMediumUntilThereIsNews() {
    SubjectRun run = medium();
    run.deliver(run.decision(Action.LOWER));
    assertThat(run.task().level()).isEqualTo(Level.LOW);
    assertThat(codes(run)).contains(ReasonCode.LOWERED_BY_OFFICER);
    run.until(2 * MINUTE).answers(DissuasionFeedback.Action.SIGNED, Outcome.NONE);
    assertThat(run.task().level()).isEqualTo(Level.LOW);

    run.receive(directive("E", WarningClass.CALL, Level.LOW).after(3 * MINUTE));
    assertThat(run.task().level()).as("nothing graver").isEqualTo(Level.LOW);
    run.receive(directive("F", WarningClass.CALL, Level.HIGH).after(4 * MINUTE));
    assertThat(run.task().level()).isEqualTo(Level.HIGH);
  }

  @Test
  void whatMakesALoweredCaseGraverCounts() {
    SubjectRun run = medium();
    run.deliver(run.decision(Action.LOWER));

    run.until(2 * MINUTE).answers(DissuasionFeedback.Action.CALL, Outcome.BUSY);
    run.until(3 * MINUTE).answers(DissuasionFeedback.Action.CALL, Outcome.BUSY);
    assertThat(run.task().level()).as("busy twice").isEqualTo(Level.HIGH);
  }

  // ---- two officers

  @Test
  void theFirstOfficersWordIsShownAndChangesNothingElse() {
    SubjectRun run = high();
    var before = run.task();
    proposes(run, FIRST);

    assertThat(run.task().level()).isEqualTo(Level.HIGH);
    assertThat(run.task().steps()).isEqualTo(before.steps());
    assertThat(codes(run))
        .contains(ReasonCode.LOWER_PROPOSED)
        .doesNotContain(ReasonCode.LOWERED_BY_OFFICER);
    assertThat(run.task().approvals()).containsExactly(voice(FIRST, 1));
  }

  @Test
  void aSecondOfficerMakesItSoByTheSameWordOrByApproving() {
    for (Action word : List.of(Action.LOWER, Action.APPROVE)) {
      SubjectRun run = high();
      proposes(run, FIRST);
      var second = run.until(2 * MINUTE).decision(word, SECOND);
      run.deliver(second);

      assertThat(run.task().level()).as("%s", word).isEqualTo(Level.MEDIUM);
      assertThat(run.step(Measure.CALL).dueAt())
          .as("promised")
          .isEqualTo(START + Facts.SECOND + 5 * MINUTE);
      assertThat(reason(run, ReasonCode.LOWERED_BY_OFFICER).eventIds()).hasSize(2);
      assertThat(codes(run)).doesNotContain(ReasonCode.LOWER_PROPOSED);
      assertThat(run.task().approvals()).containsExactly(voice(FIRST, 1), voice(SECOND, 2));
      toldAgain(run, second);
    }
  }

  /** It was about nothing, whatever is proposed when it is told once more. */
  @Test
  void anApprovalOfNothingIsToldAndNeverCountsForAnything() {
    SubjectRun run = high();
    var early = run.decision(Action.APPROVE, SECOND);
    int revisions = run.history().size();
    run.deliver(early);
    assertThat(run.history()).hasSize(revisions);
    assertThat(run.outcomes())
        .filteredOn(o -> o.code() == OutcomeCode.DECISION_WITHOUT_EFFECT)
        .hasSize(1);

    proposes(run, FIRST);
    run.deliver(early);
    assertThat(run.task().level()).isEqualTo(Level.HIGH);
    run.deliver(run.until(2 * MINUTE).decision(Action.APPROVE, SECOND));
    assertThat(run.task().level()).isEqualTo(Level.MEDIUM);
  }

  @Test
  void whoeverOfTheTwoSpeaksFirstTheLevelIsOne() {
    SubjectRun run = high();
    proposes(run, SECOND);
    run.until(2 * MINUTE).deliver(run.decision(Action.LOWER, FIRST));

    assertThat(run.task().level()).isEqualTo(Level.MEDIUM);
    assertThat(run.task().approvals()).containsExactly(voice(SECOND, 1), voice(FIRST, 2));
  }

  @Test
  void oneOfficerIsOneVoiceHoweverOftenHeSpeaks() {
    SubjectRun run = high();
    var proposal = proposes(run, FIRST);
    int revision = run.task().head().revision();
    run.deliver(run.decision(Action.LOWER, FIRST));
    run.deliver(run.decision(Action.APPROVE, FIRST));
    run.deliver(proposal);

    assertThat(run.task().level()).isEqualTo(Level.HIGH);
    assertThat(run.task().head().revision()).isEqualTo(revision);
  }

  @Test
  void whatIsRejectedNeedsTwoOfficersAnew() {
    SubjectRun run = high();
    var proposal = proposes(run, FIRST);
    var rejection = run.decision(Action.REJECT, SECOND);
    run.deliver(rejection);
    assertThat(codes(run)).doesNotContain(ReasonCode.LOWER_PROPOSED);
    assertThat(run.task().approvals()).isEmpty();
    toldAgain(run, rejection);
    toldAgain(run, proposal);

    run.deliver(run.decision(Action.LOWER, SECOND));
    assertThat(run.task().level()).isEqualTo(Level.HIGH);
    toldAgain(run, rejection);
    run.deliver(run.decision(Action.APPROVE, FIRST));
    assertThat(run.task().level()).isEqualTo(Level.MEDIUM);
  }

  @Test
  void aProposalIsAboutTheLevelThatItNames() {
    SubjectRun run = high();
    proposes(run, FIRST);
    run.receive(directive("E", WarningClass.CALL, Level.SPECIAL_HIGH).after(2 * MINUTE));
    assertThat(codes(run)).doesNotContain(ReasonCode.LOWER_PROPOSED);

    run.deliver(run.decision(Action.LOWER, SECOND));
    assertThat(run.task().level()).as("one voice").isEqualTo(Level.SPECIAL_HIGH);
  }

  @Test
  void factsThatRaiseNothingLeaveTheProposalAlone() {
    SubjectRun run = high();
    proposes(run, FIRST);
    run.receive(visit("v", 100).after(2 * MINUTE));
    run.deliver(run.decision(Action.APPROVE, SECOND));

    assertThat(run.task().level()).isEqualTo(Level.MEDIUM);
  }

  @Test
  void aWordInTheOtherDirectionDropsTheProposal() {
    SubjectRun run =
        new SubjectRun().receive(directive("D", WarningClass.CALL, Level.SPECIAL_HIGH));
    run.until(MINUTE);
    proposes(run, FIRST);
    run.deliver(run.decision(Action.RAISE, SECOND));
    assertThat(codes(run)).doesNotContain(ReasonCode.LOWER_PROPOSED);

    run.deliver(run.decision(Action.LOWER, SECOND));
    assertThat(run.task().level()).isEqualTo(Level.SPECIAL_HIGH);
  }

  @Test
  void withoutAProposalThereIsNothingToApproveOrReject() {
    SubjectRun run = high();
    int revision = run.task().head().revision();
    run.deliver(run.decision(Action.APPROVE, FIRST));
    run.deliver(run.decision(Action.REJECT, FIRST));

    assertThat(run.task().head().revision()).isEqualTo(revision);
    run.deliver(run.decision(Action.LOWER, SECOND));
    assertThat(run.task().level()).as("one voice").isEqualTo(Level.HIGH);
  }

  @Test
  void whoeverDecidesOftenIsStillBoundByWhatIsInForce() {
    SubjectRun run = medium();
    run.deliver(run.decision(Action.RAISE, FIRST));
    for (int i = 0; i < 10; i++) {
      run.deliver(run.decision(Action.LOWER, FIRST));
      run.deliver(run.decision(Action.REJECT, SECOND));
    }

    assertThat(run.task().level()).isEqualTo(Level.HIGH);
    assertThat(run.file().orElseThrow().cases().getLast().rulings()).hasSize(8);
  }

  @Test
  void aProposalGoesOnWithTheCaseThatItsCaseBecomes() {
    for (Level other : List.of(Level.HIGH, Level.SPECIAL_HIGH)) {
      SubjectRun proposed = high();
      proposes(proposed, FIRST);
      DissuasionCase mine = proposed.file().orElseThrow().cases().getLast();
      DissuasionCase its =
          new SubjectRun()
              .receive(directive("E", WarningClass.CALL, other).after(-MINUTE))
              .file()
              .orElseThrow()
              .cases()
              .getLast();
      List<DissuasionCase> joined = CaseUnion.of(List.of(mine), List.of(its)).cases();
      DissuasionCase survivor = joined.getLast();
      assertThat(survivor.taskId()).isEqualTo(its.taskId());
      assertThat(Rulings.proposals(survivor)).hasSize(1);

      List<DissuasionCase> open =
          List.of(survivor.withRulings(Rulings.lapsed(survivor.rulings(), survivor.level())));
      var approval = proposed.decision(Action.APPROVE, SECOND).decision();
      DissuasionCase decided =
          Rulings.apply(open, approval, other, SubjectRun.POLICY.playbook().rulings()).getLast();

      assertThat(Rulings.level(decided, other))
          .as("what was said of HIGH is said of nothing graver")
          .isEqualTo(other == Level.HIGH ? Level.MEDIUM : other);
    }
  }

  private static SubjectRun high() {
    return new SubjectRun().receive(HIGH).until(MINUTE);
  }

  private static SubjectRun medium() {
    return new SubjectRun()
        .receive(directive("D", WarningClass.CALL, Level.MEDIUM).in("350203"))
        .until(MINUTE);
  }

  private static SubjectMail.Decided proposes(SubjectRun run, String officer) {
    var proposal = run.decision(Action.LOWER, officer);
    run.deliver(proposal);
    return proposal;
  }

  private static void toldAgain(SubjectRun run, SubjectMail mail) {
    int revisions = run.history().size();
    run.deliver(mail);
    assertThat(run.history()).as("told again").hasSize(revisions);
  }

  private static Voice voice(String officer, int minute) {
    return new Voice(officer, "350203", START + minute * MINUTE);
  }

  private static Reason reason(SubjectRun run, ReasonCode code) {
    return run.task().head().reasons().stream().filter(r -> r.code() == code).findAny().get();
  }

  private static List<ReasonCode> codes(SubjectRun run) {
    return run.task().head().reasons().stream().map(Reason::code).toList();
  }
}
