package interlock.core.subject;

import static interlock.testing.Facts.DAY;
import static interlock.testing.Facts.MINUTE;
import static interlock.testing.Facts.call;
import static interlock.testing.Facts.directive;
import static interlock.testing.Facts.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.OutcomeCode;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback.Action;
import interlock.core.event.FraudContact.Phase;
import interlock.core.event.Transfer.Status;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Level;
import interlock.core.policy.WarningClass;
import interlock.core.task.DissuasionTask.State;
import interlock.core.task.Outcome;
import interlock.testing.Facts;
import interlock.testing.SubjectRun;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What sources hear of a case (law art. 26). */
class OutcomesTest {
  private static final Facts DIRECTIVE = directive("D", WarningClass.CONTACT, Level.MEDIUM);
  private static final Facts PAYMENT =
      transfer("t", EvidenceCode.SUSPICIOUS_TRANSFER, Status.POSTED);

  private final SubjectRun run = new SubjectRun();

  @Test
  void whoOpensACaseHearsOfItAndEveryoneOnWhomItRestsHearsHowItEnded() {
    run.receive(DIRECTIVE);
    assertThat(run.outcomes()).extracting(Outcome::code).containsExactly(OutcomeCode.TASK_OPENED);
    Outcome opened = run.outcomes().getFirst();
    assertThat(opened.taskId()).contains(run.task().head().taskId());
    assertThat(opened.conclusion()).isEqualTo(Conclusion.NONE);
    assertThat(opened.receivedAt()).isPositive();

    run.until(MINUTE).receive(PAYMENT);
    run.until(2 * MINUTE)
        .answers(Action.CALL, interlock.core.event.DissuasionFeedback.Outcome.REACHED);
    assertThat(run.outcomes()).as("in between nothing").hasSize(1);

    run.until(3 * MINUTE).concludes(Conclusion.DISSUADED);
    List<Outcome> ended = run.outcomes().subList(1, run.outcomes().size());
    assertThat(ended).extracting(Outcome::code).containsOnly(OutcomeCode.TASK_CONCLUDED);
    assertThat(ended).extracting(Outcome::conclusion).containsOnly(Conclusion.DISSUADED);
    assertThat(events(ended)).hasSize(2).contains(opened.source() + "/" + opened.eventId());
    assertThat(ended).hasSize(2);
  }

  @Test
  void aCorrectedConclusionIsToldAndARepeatIsNot() {
    run.receive(DIRECTIVE).until(MINUTE).concludes(Conclusion.FALSE_ALARM);
    run.until(2 * MINUTE).concludes(Conclusion.FALSE_ALARM);
    assertThat(run.outcomes()).hasSize(2);

    run.until(3 * MINUTE).concludes(Conclusion.DISSUADED);
    assertThat(run.outcomes()).hasSize(3);
    assertThat(run.outcomes().getLast().conclusion()).isEqualTo(Conclusion.DISSUADED);
  }

  @Test
  void whoseEvidenceIsTakenBackHearsThatTheCaseIsCancelled() {
    run.receive(DIRECTIVE);
    run.until(MINUTE).deliver(Facts.withdrawal("D"));

    assertThat(run.task().state()).isEqualTo(State.CANCELLED);
    assertThat(run.outcomes())
        .extracting(Outcome::code)
        .containsExactly(OutcomeCode.TASK_OPENED, OutcomeCode.TASK_CANCELLED);
  }

  @Test
  void aNewCaseOfThePersonIsAnotherTask() {
    run.receive(DIRECTIVE).until(MINUTE).concludes(Conclusion.DISSUADED);
    run.until(DAY).receive(call("c", 900, Phase.INSTANT, ""));

    assertThat(run.outcomes().getLast().code()).isEqualTo(OutcomeCode.TASK_OPENED);
    assertThat(run.outcomes().getLast().taskId()).isNotEqualTo(run.outcomes().getFirst().taskId());
    assertThat(events(run.outcomes().subList(2, run.outcomes().size())))
        .as("what ended before is not told of again")
        .hasSize(1);
  }

  private static Set<String> events(List<Outcome> outcomes) {
    return outcomes.stream().map(o -> o.source() + "/" + o.eventId()).collect(Collectors.toSet());
  }
}
