package interlock.core.subject;

import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.DissuasionFeedback.Action;
import interlock.core.event.DissuasionFeedback.Outcome;
import interlock.core.policy.Measure;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Step;
import java.util.ArrayList;
import java.util.List;

/** What a unit's feedback does to its case. */
final class Answers {
  private Answers() {}

  /**
   * The same instance when nobody here has that task, or the feedback is known.
   *
   * @param now epoch milliseconds
   */
  static List<DissuasionCase> apply(
      List<DissuasionCase> cases, DissuasionFeedback feedback, long now) {
    // The open case is the last, and what was merged into it may have been merged before.
    for (int i = cases.size() - 1; i >= 0; i--) {
      DissuasionCase asked = cases.get(i);
      if (asked.answersTo(feedback.taskId())) {
        if (known(asked, feedback)) {
          return cases;
        }
        List<DissuasionCase> next = new ArrayList<>(cases);
        DissuasionCase recorded = recorded(asked, feedback);
        next.set(i, asked.open() ? acted(recorded, feedback, now) : lateWord(recorded, feedback));
        return List.copyOf(next);
      }
    }
    return cases;
  }

  /** Whether that feedback is for one of these and not known. */
  static boolean isNews(List<DissuasionCase> cases, DissuasionFeedback feedback) {
    return cases.stream().anyMatch(c -> c.answersTo(feedback.taskId()) && !known(c, feedback));
  }

  private static boolean known(DissuasionCase asked, DissuasionFeedback feedback) {
    return asked.feedback().stream()
        .anyMatch(
            a ->
                a.source().equals(feedback.origin().source())
                    && a.eventId().equals(feedback.origin().eventId()));
  }

  private static DissuasionCase recorded(DissuasionCase asked, DissuasionFeedback feedback) {
    List<DissuasionCase.Answer> answers = new ArrayList<>(asked.feedback());
    answers.add(
        new DissuasionCase.Answer(
            feedback.origin().source(),
            feedback.origin().eventId(),
            feedback.unit(),
            feedback.action(),
            feedback.outcome(),
            feedback.conclusion(),
            feedback.origin().receivedAt()));
    return asked.withFeedback(answers);
  }

  /** An ended case stays as it is; only an ending that nobody had a word for gets one. */
  private static DissuasionCase lateWord(DissuasionCase ended, DissuasionFeedback feedback) {
    boolean nobodysWord =
        ended.conclusion() == Conclusion.NONE || ended.conclusion() == Conclusion.UNKNOWN_RESULT;
    return nobodysWord && feedback.conclusion() != Conclusion.NONE
        ? ended.withConclusion(feedback.conclusion())
        : ended;
  }

  private static DissuasionCase acted(DissuasionCase open, DissuasionFeedback feedback, long now) {
    DissuasionCase acted =
        open.withSteps(steps(open.steps(), feedback.action(), feedback.outcome(), now))
            .withState(state(open.state(), feedback.action()));
    return feedback.conclusion() == Conclusion.NONE
        ? acted
        : acted.ended(DissuasionTask.State.CONCLUDED, feedback.conclusion(), now);
  }

  private static DissuasionTask.State state(DissuasionTask.State before, Action action) {
    boolean onlySeen =
        switch (action) {
          case SIGNED, TRANSFER, REJECT -> true;
          case CALL, SMS, VISIT, FAMILY_CONTACT, BRANCH_DISPATCH, CONCLUDE, REVISIT -> false;
        };
    return onlySeen && before != DissuasionTask.State.IN_PROGRESS
        ? DissuasionTask.State.SIGNED
        : DissuasionTask.State.IN_PROGRESS;
  }

  private static List<Step> steps(List<Step> before, Action action, Outcome outcome, long now) {
    // Whoever answers has taken the task on.
    List<Step> steps = Steps.done(before, Measure.SIGN, now);
    steps =
        switch (action) {
          case CALL -> Steps.tried(steps, Measure.CALL);
          case VISIT -> Steps.tried(steps, Measure.VISIT);
          case FAMILY_CONTACT -> Steps.tried(steps, Measure.FAMILY_CONTACT);
          case BRANCH_DISPATCH -> Steps.tried(steps, Measure.BRANCH_DISPATCH);
          case REVISIT -> Steps.tried(steps, Measure.REVISIT);
          case SIGNED, SMS, TRANSFER, REJECT, CONCLUDE -> steps;
        };
    return switch (outcome) {
      case REACHED ->
          switch (action) {
            case CALL -> Steps.done(steps, Measure.CALL, now);
            case FAMILY_CONTACT -> Steps.done(steps, Measure.FAMILY_CONTACT, now);
            case REVISIT -> Steps.done(steps, Measure.REVISIT, now);
            case SIGNED, SMS, VISIT, BRANCH_DISPATCH, TRANSFER, REJECT, CONCLUDE -> steps;
          };
      case FAMILY_REACHED -> Steps.done(steps, Measure.FAMILY_CONTACT, now);
      case ARRIVED ->
          action == Action.BRANCH_DISPATCH
              ? Steps.done(steps, Measure.BRANCH_DISPATCH, now)
              : steps;
      case MET -> met(steps, action, now);
      case NONE,
          BUSY,
          NO_ANSWER,
          POWERED_OFF,
          WRONG_NUMBER,
          REFUSED,
          STRANGER_ANSWERED,
          DISPATCHED,
          NOT_FOUND ->
          steps;
    };
  }

  /** Face to face, wherever that was. */
  private static List<Step> met(List<Step> before, Action action, long now) {
    List<Step> steps = Steps.done(before, Measure.VISIT, now);
    steps = Steps.done(steps, Measure.REVISIT, now);
    return action == Action.BRANCH_DISPATCH
        ? Steps.done(steps, Measure.BRANCH_DISPATCH, now)
        : steps;
  }
}
