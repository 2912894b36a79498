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
 * @param level the highest so far; falls only when evidence is withdrawn
 * @param warningClass the highest so far
 * @param steps with the deadlines promised, in the order in which they were added
 * @param responsibleUnit who acts: the unit of the newest believed place, until somebody has signed
 *     or acted; then it stays
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

  /** Whether somebody still works on it. */
  public boolean open() {
    return state.open();
  }

  DissuasionCase withState(DissuasionTask.State next) {
    return new DissuasionCase(
        taskId,
        openedAt,
        openedBy,
        next,
        level,
        warningClass,
        steps,
        responsibleUnit,
        copyUnits,
        conclusion,
        concludedAt,
        revision,
        feedback);
  }

  DissuasionCase withRisk(Level nextLevel, WarningClass nextClass) {
    return new DissuasionCase(
        taskId,
        openedAt,
        openedBy,
        state,
        nextLevel,
        nextClass,
        steps,
        responsibleUnit,
        copyUnits,
        conclusion,
        concludedAt,
        revision,
        feedback);
  }

  DissuasionCase withSteps(List<Step> next) {
    return new DissuasionCase(
        taskId,
        openedAt,
        openedBy,
        state,
        level,
        warningClass,
        next,
        responsibleUnit,
        copyUnits,
        conclusion,
        concludedAt,
        revision,
        feedback);
  }

  DissuasionCase withUnits(String responsible, List<String> copies) {
    return new DissuasionCase(
        taskId,
        openedAt,
        openedBy,
        state,
        level,
        warningClass,
        steps,
        responsible,
        copies,
        conclusion,
        concludedAt,
        revision,
        feedback);
  }

  DissuasionCase withFeedback(List<Answer> next) {
    return new DissuasionCase(
        taskId,
        openedAt,
        openedBy,
        state,
        level,
        warningClass,
        steps,
        responsibleUnit,
        copyUnits,
        conclusion,
        concludedAt,
        revision,
        next);
  }

  DissuasionCase withConclusion(Conclusion next) {
    return new DissuasionCase(
        taskId,
        openedAt,
        openedBy,
        state,
        level,
        warningClass,
        steps,
        responsibleUnit,
        copyUnits,
        next,
        concludedAt,
        revision,
        feedback);
  }

  DissuasionCase withRevision(int next) {
    return new DissuasionCase(
        taskId,
        openedAt,
        openedBy,
        state,
        level,
        warningClass,
        steps,
        responsibleUnit,
        copyUnits,
        conclusion,
        concludedAt,
        next,
        feedback);
  }

  /** Ended: no step stays open. */
  DissuasionCase ended(DissuasionTask.State end, Conclusion how, long now) {
    return new DissuasionCase(
        taskId,
        openedAt,
        openedBy,
        end,
        level,
        warningClass,
        Steps.skipOpen(steps),
        responsibleUnit,
        copyUnits,
        how,
        OptionalLong.of(now),
        revision,
        feedback);
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
