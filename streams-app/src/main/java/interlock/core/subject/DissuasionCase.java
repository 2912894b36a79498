package interlock.core.subject;

import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback;
import interlock.core.policy.Level;
import interlock.core.policy.WarningClass;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Step;
import java.util.List;
import java.util.OptionalLong;

/**
 * One dissuasion case: what was promised and done, which the facts alone do not tell.
 *
 * @param taskId the task's id, for ever
 * @param openedAt epoch milliseconds
 * @param openedBy id of the opening evidence
 * @param level the highest so far
 * @param warningClass the highest so far
 * @param steps with the deadlines promised, in the order in which they were added
 * @param responsibleUnit who acts
 * @param copyUnits who else is told, sorted
 * @param concludedAt epoch milliseconds, empty while open
 * @param revision of the task as last published
 * @param feedback newest last; for attempts, signing and measures done
 */
public record DissuasionCase(
    String taskId,
    long openedAt,
    String openedBy,
    DissuasionTask.State state,
    Level level,
    WarningClass warningClass,
    List<Step> steps,
    String responsibleUnit,
    List<String> copyUnits,
    Conclusion conclusion,
    OptionalLong concludedAt,
    int revision,
    List<Answer> feedback) {

  public DissuasionCase {
    steps = List.copyOf(steps);
    copyUnits = List.copyOf(copyUnits);
    feedback = List.copyOf(feedback);
  }

  /**
   * One feedback, as far as the case needs it. {@code at} is its time of receipt, epoch
   * milliseconds.
   */
  public record Answer(
      String source,
      String eventId,
      String unit,
      DissuasionFeedback.Action action,
      DissuasionFeedback.Outcome outcome,
      Conclusion conclusion,
      long at) {}
}
