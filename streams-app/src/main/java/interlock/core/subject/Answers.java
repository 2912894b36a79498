package interlock.core.subject;

import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.DissuasionFeedback.Action;
import interlock.core.event.DissuasionFeedback.Outcome;
import interlock.core.policy.Measure;
import interlock.core.policy.Policy;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Step;
import java.util.ArrayList;
import java.util.Comparator;
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
      List<DissuasionCase> cases, DissuasionFeedback feedback, Policy policy, long now) {
    // The open case is the last, and what was merged into it may have been merged before.
    for (int i = cases.size() - 1; i >= 0; i--) {
      DissuasionCase asked = cases.get(i);
      if (asked.answersTo(feedback.taskId())) {
        if (known(asked, feedback)) {
          return cases;
        }
        List<DissuasionCase> next = new ArrayList<>(cases);
        boolean handsOver = asked.open() && Assignment.handsOver(asked, feedback, policy, now);
        DissuasionCase recorded = recorded(asked, feedback, handsOver);
        next.set(
            i,
            asked.open()
                ? acted(recorded, feedback, policy, now)
                : lateWord(asked, recorded, feedback));
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

  private static DissuasionCase recorded(
      DissuasionCase asked, DissuasionFeedback feedback, boolean handsOver) {
    List<DissuasionCase.Answer> answers = new ArrayList<>(asked.feedback());
    answers.add(
        new DissuasionCase.Answer(
            feedback.origin().source(),
            feedback.origin().eventId(),
            feedback.unit(),
            feedback.action(),
            feedback.outcome(),
            feedback.conclusion(),
            Verified.by(feedback),
            at(feedback),
            feedback.origin().receivedAt(),
            handsOver));
    return asked.withFeedback(answers);
  }

  /** When it happened, however late it is told; a clock that is ahead does not count. */
  private static long at(DissuasionFeedback feedback) {
    return Math.min(feedback.origin().occurredAt(), feedback.origin().receivedAt());
  }

  /**
   * An ended case stays ended. How it ended is what nobody had a word for yet, or a unit's later
   * word; what the victim's report says no unit corrects.
   */
  private static DissuasionCase lateWord(
      DissuasionCase ended, DissuasionCase recorded, DissuasionFeedback feedback) {
    if (feedback.conclusion() == Conclusion.NONE) {
      return recorded;
    }
    boolean nobodysWord =
        ended.conclusion() == Conclusion.NONE || ended.conclusion() == Conclusion.UNKNOWN_RESULT;
    boolean aUnitsWord =
        ended.feedback().stream()
            .anyMatch(
                a ->
                    a.conclusion() != Conclusion.NONE
                        && a.receivedAt() <= ended.concludedAt().orElse(Long.MIN_VALUE));
    boolean corrects =
        aUnitsWord
            && ended.feedback().stream()
                .filter(a -> a.conclusion() != Conclusion.NONE)
                .max(Comparator.comparingLong(DissuasionCase.Answer::at))
                .filter(last -> last.conclusion() == ended.conclusion())
                .filter(last -> last.at() < at(feedback))
                .isPresent();
    return nobodysWord || corrects ? recorded.withConclusion(feedback.conclusion()) : recorded;
  }

  private static DissuasionCase acted(
      DissuasionCase open, DissuasionFeedback feedback, Policy policy, long now) {
    DissuasionCase acted =
        Assignment.isVoid(open, feedback, policy) ? open : taken(open, feedback, policy, now);
    return feedback.conclusion() == Conclusion.NONE
        ? acted
        : acted.ended(DissuasionTask.State.CONCLUDED, feedback.conclusion(), now);
  }

  private static DissuasionCase taken(
      DissuasionCase open, DissuasionFeedback feedback, Policy policy, long now) {
    DissuasionCase done =
        open.withSteps(steps(open.steps(), feedback.action(), feedback.outcome(), at(feedback)))
            .withState(state(open.state(), feedback.action()));
    return Verified.shown(Assignment.of(done, feedback, policy, now), feedback, policy);
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

  private static List<Step> steps(List<Step> before, Action action, Outcome outcome, long at) {
    // Whoever answers has taken the task on.
    List<Step> steps = Steps.done(before, Measure.SIGN, at);
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
            case CALL -> spokenTo(Steps.done(steps, Measure.CALL, at), at);
            case FAMILY_CONTACT -> Steps.done(steps, Measure.FAMILY_CONTACT, at);
            case REVISIT -> Steps.done(steps, Measure.REVISIT, at);
            case SIGNED, SMS, VISIT, BRANCH_DISPATCH, TRANSFER, REJECT, CONCLUDE -> steps;
          };
      case FAMILY_REACHED -> Steps.done(steps, Measure.FAMILY_CONTACT, at);
      case ARRIVED ->
          action == Action.BRANCH_DISPATCH ? Steps.done(steps, Measure.BRANCH_DISPATCH, at) : steps;
      case MET -> met(steps, action, at);
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

  /** Somebody has spoken with him: whether the bank's signal was right is known. */
  private static List<Step> spokenTo(List<Step> steps, long at) {
    return Steps.done(steps, Measure.BANK_VERIFY, at);
  }

  /** Face to face, wherever that was. */
  private static List<Step> met(List<Step> before, Action action, long at) {
    List<Step> steps = spokenTo(Steps.done(before, Measure.VISIT, at), at);
    steps = Steps.done(steps, Measure.REVISIT, at);
    return action == Action.BRANCH_DISPATCH
        ? Steps.done(steps, Measure.BRANCH_DISPATCH, at)
        : steps;
  }
}
