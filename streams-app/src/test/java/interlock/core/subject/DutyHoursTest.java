package interlock.core.subject;

import static interlock.testing.Facts.DAY;
import static interlock.testing.Facts.HOUR;
import static interlock.testing.Facts.MINUTE;
import static interlock.testing.Facts.SECOND;
import static interlock.testing.Facts.START;
import static interlock.testing.Facts.directive;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback.Action;
import interlock.core.event.DissuasionFeedback.Outcome;
import interlock.core.policy.Level;
import interlock.core.policy.Measure;
import interlock.core.policy.Policy;
import interlock.core.policy.WarningClass;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Step;
import interlock.testing.Facts;
import interlock.testing.SubjectRun;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Who acts while a unit is off duty, and who else is told. Tests begin on a Monday at 9:00. */
class DutyHoursTest {
  private static final Policy POLICY =
      PolicyDocument.patch(
              SubjectRun.POLICY,
              Map.of(
                  "units.directory",
                  """
                  [{unit: "451223", prefixes: ["451223"], duty: "08:30-18:00"},
                   {unit: "451200", prefixes: ["451200"], duty: "08:00-22:00"}]
                  """))
          .orThrow();
  private static final Facts WARNED = directive("D", WarningClass.FUND, Level.HIGH).in("451223");

  @Test
  void inItsHoursTheUnitActsItself() {
    DissuasionTask task = new SubjectRun(POLICY).receive(WARNED).task();
    assertThat(task.responsibleUnit()).isEqualTo("451223");
    assertThat(task.copyUnits()).isEmpty();
  }

  @Test
  void offDutyTheUnitAboveActsAndTheUnitHasACopy() {
    SubjectRun run = new SubjectRun(POLICY).receive(WARNED.after(10 * HOUR));
    assertThat(run.task().responsibleUnit()).isEqualTo("451200");
    assertThat(run.task().copyUnits()).containsExactly("451223");
    assertThat(run.task().steps()).extracting(Step::unit).containsOnly("451200");
  }

  @Test
  void atNightTheProvinceActsForBoth() {
    DissuasionTask task = new SubjectRun(POLICY).receive(WARNED.after(15 * HOUR)).task();
    assertThat(task.responsibleUnit()).isEqualTo("450000");
    assertThat(task.copyUnits()).containsExactly("451223");
  }

  @Test
  void nobodySignedAndTheUnitIsBackSoItsCaseIsToo() {
    SubjectRun run = new SubjectRun(POLICY).receive(WARNED.after(15 * HOUR));
    List<Step> promised = run.task().steps();

    run.receive(directive("D2", WarningClass.FUND, Level.HIGH).in("451223").after(DAY));

    assertThat(run.task().responsibleUnit()).isEqualTo("451223");
    assertThat(run.step(Measure.VISIT).unit()).isEqualTo("451223");
    for (Step step : promised) {
      assertThat(run.step(step.measure()).dueAt())
          .as("%s is not made later", step.measure())
          .isLessThanOrEqualTo(step.dueAt());
    }
  }

  @Test
  void whoHasSignedKeepsIt() {
    SubjectRun run = new SubjectRun(POLICY).receive(WARNED.after(10 * HOUR));
    run.answers(Action.SIGNED, Outcome.NONE);
    run.receive(directive("D2", WarningClass.FUND, Level.HIGH).in("451223").after(DAY));
    assertThat(run.task().responsibleUnit()).isEqualTo("451200");
  }

  @Test
  void whatIsLateIsToldToTheUnitAboveAndToWhoActsForIt() {
    SubjectRun run = new SubjectRun(POLICY).receive(WARNED);
    run.answers(Action.SIGNED, Outcome.NONE);
    run.answers(Action.CALL, Outcome.REACHED);
    // The visit within 8 h falls due in the hours of the prefecture.
    run.until(9 * HOUR);
    assertThat(run.task().copyUnits()).containsExactly("451200");

    SubjectRun late = new SubjectRun(POLICY).receive(WARNED.after(8 * HOUR));
    late.answers(Action.SIGNED, Outcome.NONE);
    late.answers(Action.CALL, Outcome.REACHED);
    late.until(17 * HOUR);
    assertThat(late.task().copyUnits()).containsExactly("450000", "451200");
  }

  @Test
  void whatAUnitRejectsGoesToWhoIsOnDutyAbove() {
    SubjectRun run = new SubjectRun(POLICY).receive(WARNED.after(9 * HOUR - MINUTE));
    run.until(14 * HOUR);
    run.answers(Action.REJECT, Outcome.NONE);
    assertThat(run.task().responsibleUnit()).isEqualTo("450000");
  }

  @Test
  void aReportIsTakenByWhoIsOnDuty() {
    SubjectRun run = new SubjectRun(POLICY).receive(WARNED);
    run.answers(Action.SIGNED, Outcome.NONE);
    run.until(10 * HOUR);
    run.concludes(Conclusion.DEFRAUDED);
    assertThat(run.task().steps())
        .anySatisfy(
            step -> {
              assertThat(step.measure()).isEqualTo(Measure.TAKE_REPORT);
              assertThat(step.unit()).isEqualTo("451200");
              assertThat(step.dueAt()).isEqualTo(START + 10 * HOUR + 30 * MINUTE);
            });
  }

  @Test
  void theOwnerOfAPersonOnTheCareListHasACopyOfHisCase() {
    SubjectRun run = new SubjectRun().cared("CARE", OptionalLong.empty());
    run.receive(directive("D", WarningClass.CONTACT, Level.MEDIUM).in("451223").after(SECOND));
    assertThat(run.task().responsibleUnit()).isEqualTo("451223");
    assertThat(run.task().copyUnits()).containsExactly("451224");
  }
}
