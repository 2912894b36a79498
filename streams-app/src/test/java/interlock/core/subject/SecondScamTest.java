package interlock.core.subject;

import static interlock.testing.Facts.DAY;
import static interlock.testing.Facts.HOUR;
import static interlock.testing.Facts.MINUTE;
import static interlock.testing.Facts.START;
import static interlock.testing.Facts.directive;
import static interlock.testing.Facts.visit;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback.Action;
import interlock.core.event.DissuasionFeedback.Outcome;
import interlock.core.policy.Level;
import interlock.core.policy.Measure;
import interlock.core.policy.WarningClass;
import interlock.core.task.DissuasionTask.State;
import interlock.core.task.Reason;
import interlock.core.task.Step;
import interlock.testing.SubjectRun;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Whoever was cheated once is visited, so that nobody cheats him a second time. */
class SecondScamTest {
  private static final long AFTER = SubjectRun.POLICY.playbook().revisitAfterMillis();

  @Test
  void aVictimIsVisitedOnceSoLongAfterHisReport() {
    SubjectRun run = reported();
    run.until(HOUR + AFTER - 1);
    assertThat(run.tasks()).isEqualTo(1);
    run.until(HOUR + AFTER);

    assertThat(run.tasks()).isEqualTo(2);
    assertThat(run.task().level()).isEqualTo(Level.LOW);
    assertThat(run.measures()).containsExactly(Measure.REVISIT);
    assertThat(run.step(Measure.REVISIT).dueAt()).isEqualTo(START + HOUR + AFTER + 3 * DAY);
    assertThat(run.task().responsibleUnit()).isEqualTo("350203");
    assertThat(codes(run))
        .contains(ReasonCode.SECOND_SCAM_PROTECTION)
        .doesNotContain(ReasonCode.REVISIT_DUE);

    run.answers(Action.REVISIT, Outcome.MET).concludes(Conclusion.SELF_AWARE);
    run.until(100 * DAY);
    assertThat(run.tasks()).as("once").isEqualTo(2);
    assertThat(run.wakeAt()).isEmpty();
  }

  @Test
  void theVisitJoinsAnOpenCase() {
    SubjectRun run = reported();
    run.receive(visit("v", 900).after(HOUR + AFTER - DAY)).until(HOUR + AFTER);

    assertThat(run.tasks()).isEqualTo(2);
    assertThat(run.measures()).contains(Measure.REVISIT);
    assertThat(codes(run)).contains(ReasonCode.SECOND_SCAM_PROTECTION);
  }

  @Test
  void aVisitThatIsNotMadeGoesUpAndIsNotAskedForTwice() {
    SubjectRun run = reported().until(100 * DAY);

    assertThat(run.tasks()).isEqualTo(2);
    assertThat(run.step(Measure.REVISIT).state()).isEqualTo(Step.State.OVERDUE);
    assertThat(run.task().copyUnits()).contains("350200");
  }

  @Test
  void whoseReportIsWithdrawnIsNotVisited() {
    SubjectRun run = reported();
    run.until(DAY).reports("C", 2, CaseStatus.WITHDRAWN, MINUTE);

    run.until(100 * DAY);
    assertThat(run.tasks()).isEqualTo(1);
  }

  @Test
  void aReportThatIsWithdrawnCallsTheVisitOff() {
    SubjectRun run = reported().until(HOUR + AFTER);
    run.reports("C", 2, CaseStatus.WITHDRAWN, MINUTE);

    assertThat(run.task().state()).isEqualTo(State.CANCELLED);
    assertThat(run.step(Measure.REVISIT).state()).isEqualTo(Step.State.SKIPPED);
  }

  @Test
  void aWithdrawalCallsNothingOffThatAnythingElseAsksFor() {
    SubjectRun evidenced = reported();
    evidenced.receive(visit("v", 900).after(HOUR + AFTER - DAY)).until(HOUR + AFTER);
    evidenced.reports("C", 2, CaseStatus.WITHDRAWN, MINUTE);
    assertThat(evidenced.step(Measure.REVISIT).state()).isEqualTo(Step.State.SKIPPED);
    assertThat(evidenced.task().state()).isEqualTo(State.OPEN);

    SubjectRun cared = reported().cared("CARE", OptionalLong.of(3)).until(HOUR + AFTER);
    cared.reports("C", 2, CaseStatus.WITHDRAWN, MINUTE);
    assertThat(cared.step(Measure.REVISIT).state()).isNotEqualTo(Step.State.SKIPPED);
    assertThat(codes(cared)).doesNotContain(ReasonCode.SECOND_SCAM_PROTECTION);
  }

  private static SubjectRun reported() {
    SubjectRun run =
        new SubjectRun().receive(directive("D", WarningClass.CALL, Level.HIGH).in("350203"));
    return run.until(HOUR).reports("C", 1, CaseStatus.REPORTED, MINUTE);
  }

  private static List<ReasonCode> codes(SubjectRun run) {
    return run.task().head().reasons().stream().map(Reason::code).toList();
  }
}
