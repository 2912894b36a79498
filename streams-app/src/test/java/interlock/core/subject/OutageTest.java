package interlock.core.subject;

import static interlock.testing.Facts.HOUR;
import static interlock.testing.Facts.MINUTE;
import static interlock.testing.Facts.directive;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.mail.Wake;
import interlock.core.policy.Level;
import interlock.core.policy.Measure;
import interlock.core.policy.WarningClass;
import interlock.core.task.Step;
import interlock.testing.SubjectRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A deadline that nobody could meet, because Interlock itself stood still, is marked so. */
class OutageTest {
  private final SubjectRun run =
      new SubjectRun().receive(directive("D", WarningClass.CONTACT, Level.MEDIUM).in("451223"));

  @Test
  void aDeadlineInAnOutageIsMarkedAndGoesUpAllTheSame() {
    long due = run.wakeAt().orElseThrow();
    run.jumpTo(2 * HOUR).deliver(new Wake(due));

    assertThat(run.step(Measure.SIGN).state()).isEqualTo(Step.State.OVERDUE);
    assertThat(run.step(Measure.SIGN).outage()).isTrue();
    assertThat(codes()).contains(ReasonCode.STEP_OVERDUE, ReasonCode.OUR_OUTAGE);
    assertThat(run.task().copyUnits()).containsExactly("451200");
  }

  @Test
  void whoIsLateInOrdinaryTimesIsNotExcused() {
    run.until(16 * MINUTE);

    assertThat(run.step(Measure.SIGN).state()).isEqualTo(Step.State.OVERDUE);
    assertThat(run.step(Measure.SIGN).outage()).isFalse();
    assertThat(codes()).contains(ReasonCode.STEP_OVERDUE).doesNotContain(ReasonCode.OUR_OUTAGE);
  }

  private List<ReasonCode> codes() {
    return run.task().head().reasons().stream().map(r -> r.code()).toList();
  }
}
