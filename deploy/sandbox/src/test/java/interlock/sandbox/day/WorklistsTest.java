package interlock.sandbox.day;

import static interlock.sandbox.day.Specimens.NINE;
import static interlock.sandbox.day.Specimens.UNIT;
import static interlock.sandbox.day.Specimens.open;
import static interlock.sandbox.day.Specimens.task;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import interlock.task.Measure;
import interlock.task.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorklistsTest {
  private static final Instant TEN = NINE.plus(Duration.ofHours(1));

  private final Worklists worklists = new Worklists(10);

  @Test
  void theMostPressingTaskComesFirstAndWaitingCounts() {
    worklists.read(waitingFor("URGENT", 300, NINE));
    worklists.read(waitingFor("NEW", 255, NINE));
    worklists.read(waitingFor("OLD", 250, NINE.minus(Duration.ofHours(1))));
    assertThat(taken(Hand.DESK)).contains("URGENT");
    assertThat(taken(Hand.DESK)).contains("OLD");
    assertThat(taken(Hand.DESK)).contains("NEW");
    assertThat(taken(Hand.DESK)).isEmpty();
  }

  @Test
  void eachHandHasStepsOfItsOwnAndNoOtherUnitHasThem() {
    worklists.read(
        task(
            "A",
            DissuasionState.OPEN,
            open(Measure.BANK_VERIFY, StepState.PENDING, NINE),
            open(Measure.VISIT, StepState.PENDING, TEN),
            open(Measure.CALL, StepState.OVERDUE, NINE)));
    assertThat(worklists.take("440606", Hand.DESK, NINE)).isEmpty();
    assertThat(worklists.take(UNIT, Hand.PATROL, NINE))
        .contains(new Job(UNIT, Hand.PATROL, "A", Measure.VISIT));
    assertThat(worklists.take(UNIT, Hand.DESK, NINE))
        .contains(new Job(UNIT, Hand.DESK, "A", Measure.CALL));
  }

  @Test
  void whatWasTriedRestsForAWhile() {
    worklists.read(waitingFor("A", 300, NINE));
    Job job = worklists.take(UNIT, Hand.DESK, NINE).orElseThrow();
    worklists.putBack(job, TEN);
    assertThat(worklists.take(UNIT, Hand.DESK, TEN.minusMillis(1))).isEmpty();
    assertThat(worklists.take(UNIT, Hand.DESK, TEN)).contains(job);
  }

  @Test
  void whatHasEndedIsOnNoList() {
    worklists.read(waitingFor("A", 300, NINE));
    DissuasionTask ended =
        task("A", DissuasionState.CANCELLED, open(Measure.CALL, StepState.SKIPPED, TEN));
    worklists.read(ended);
    assertThat(worklists.take(UNIT, Hand.DESK, NINE)).isEmpty();
  }

  private Optional<String> taken(Hand hand) {
    return worklists.take(UNIT, hand, NINE).map(Job::taskId);
  }

  private static DissuasionTask waitingFor(String taskId, int priority, Instant since) {
    DissuasionTask task =
        task(taskId, DissuasionState.OPEN, open(Measure.CALL, StepState.PENDING, TEN));
    task.setPriority(priority);
    task.setUpdatedAt(since);
    return task;
  }
}
