package interlock.sandbox.day;

import interlock.centre.DissuasionAction;
import interlock.centre.DissuasionFeedback;
import interlock.centre.DissuasionOutcome;
import interlock.common.Conclusion;
import interlock.task.DissuasionTask;
import interlock.topology.Topic;
import java.time.Instant;

/** What officers tell of their work, through the input topic like any centre. */
final class Answering {
  private final Stage stage;
  private final DayBoard board;
  private int told;

  Answering(Stage stage, DayBoard board) {
    this.stage = stage;
    this.board = board;
  }

  void tell(Job job, DissuasionAction action, DissuasionOutcome outcome) {
    send(feedback(job, action).setOutcome(outcome));
  }

  void transfer(Job job, String unit) {
    send(feedback(job, DissuasionAction.TRANSFER).setTransferTo(unit));
  }

  void conclude(Job job, Conclusion conclusion) {
    DissuasionFeedback.Builder feedback =
        feedback(job, DissuasionAction.CONCLUDE).setConclusion(conclusion);
    if (conclusion == Conclusion.DISSUADED) {
      feedback.setAmountSaved(board.task(job.taskId()).getAmountAtRisk());
    }
    send(feedback);
  }

  /** How many were sent. */
  int told() {
    return told;
  }

  private DissuasionFeedback.Builder feedback(Job job, DissuasionAction action) {
    DissuasionTask task = board.task(job.taskId());
    Instant now = stage.now();
    return DissuasionFeedback.newBuilder()
        .setEventId("feedback-" + told++)
        .setSource("PSB-" + job.unit())
        .setOccurredAt(now)
        .setReportedAt(now)
        .setTaskId(task.getTaskId())
        .setRoutingKey(task.getRoutingKey())
        .setUnit(job.unit())
        .setAction(action);
  }

  private void send(DissuasionFeedback.Builder feedback) {
    stage.send(Topic.DISSUASION_FEEDBACK, feedback.build());
  }
}
