package interlock.sandbox.day;

import interlock.common.Level;
import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import interlock.task.Measure;
import interlock.task.Step;
import interlock.task.StepState;
import interlock.task.Subject;
import java.time.Instant;
import java.util.List;

/** Tasks and steps as they might be published. */
final class Specimens {
  static final Instant NINE = Instant.parse("2024-10-08T09:00:00+08:00");
  static final String UNIT = "440605";

  private Specimens() {}

  static DissuasionTask task(String taskId, DissuasionState state, Step... steps) {
    return DissuasionTask.newBuilder()
        .setTaskId(taskId)
        .setRevision(1)
        .setRoutingKey("+8617000000001")
        .setState(state)
        .setLevel(Level.MEDIUM)
        .setPriority(250)
        .setSubject(Subject.newBuilder().build())
        .setSteps(List.of(steps))
        .setResponsibleUnit(UNIT)
        .setPolicyVersion("test")
        .setTriggeredBy("event")
        .setSourceTime(NINE)
        .setOpenedAt(NINE)
        .setUpdatedAt(NINE)
        .build();
  }

  static Step open(Measure measure, StepState state, Instant dueAt) {
    return step(measure, state, dueAt, null, 0);
  }

  static Step done(Measure measure, Instant dueAt, Instant doneAt, int attempts) {
    return step(measure, StepState.DONE, dueAt, doneAt, attempts);
  }

  private static Step step(
      Measure measure, StepState state, Instant dueAt, Instant doneAt, int attempts) {
    return Step.newBuilder()
        .setMeasure(measure)
        .setUnit(UNIT)
        .setDueAt(dueAt)
        .setState(state)
        .setAttempts(attempts)
        .setDoneAt(doneAt)
        .build();
  }
}
