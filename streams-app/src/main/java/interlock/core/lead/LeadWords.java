package interlock.core.lead;

import interlock.core.desk.Moment;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.DissuasionFeedback.Action;
import interlock.core.task.LeadTask.Outcome;
import interlock.core.task.LeadTask.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a unit says of a lead. Whatever it does signs for it; TRANSFER hands it to another unit,
 * REJECT by the unit that has it to the unit above; CONCLUDE ends it and always gets through. A
 * word counts by when what it tells happened: one that is older than the newest is overtaken.
 */
final class LeadWords {
  private static final int MOST_COPIES = 16;

  private LeadWords() {}

  static void read(LeadDraft draft, DissuasionFeedback feedback, Moment moment) {
    long at = feedback.origin().occurredAt();
    if (draft.state == State.CANCELLED || at < draft.openSinceAt) {
      return;
    }
    boolean concludes =
        feedback.action() == Action.CONCLUDE || feedback.conclusion() != Conclusion.NONE;
    if (concludes) {
      if (draft.state != State.CONCLUDED || at > draft.heardAt) {
        conclude(draft, feedback);
        draft.heardAt = Math.max(draft.heardAt, at);
      }
    } else if (draft.state != State.CONCLUDED && at > draft.heardAt) {
      draft.heardAt = at;
      go(draft, feedback, moment);
    }
  }

  private static void go(LeadDraft draft, DissuasionFeedback feedback, Moment moment) {
    switch (feedback.action()) {
      case TRANSFER ->
          feedback
              .transferTo()
              .filter(moment.policy().units()::knows)
              .ifPresent(to -> handOver(draft, to, moment));
      case REJECT -> reject(draft, feedback.unit(), moment);
      case SIGNED, CALL, SMS, VISIT, FAMILY_CONTACT, BRANCH_DISPATCH, REVISIT, CONCLUDE -> {
        draft.state = State.SIGNED;
        draft.signDueAt = OptionalLong.empty();
      }
    }
  }

  /** Who only has a copy gives back that. */
  private static void reject(LeadDraft draft, String unit, Moment moment) {
    if (unit.equals(draft.unit)) {
      handOver(draft, moment.policy().units().above(unit), moment);
    } else {
      draft.copyUnits = draft.copyUnits.stream().filter(copy -> !copy.equals(unit)).toList();
    }
  }

  private static void handOver(LeadDraft draft, String to, Moment moment) {
    if (to.equals(draft.unit)) {
      return;
    }
    String from = draft.unit;
    draft.unit = to;
    draft.moved = true;
    draft.copyUnits = draft.copyUnits.stream().filter(unit -> !unit.equals(to)).toList();
    copy(draft, from);
    draft.state = State.OPEN;
    draft.late = false;
    draft.signDueAt =
        OptionalLong.of(moment.now() + LeadBook.signMillis(moment.policy(), draft.urgent));
  }

  private static void conclude(LeadDraft draft, DissuasionFeedback feedback) {
    draft.state = State.CONCLUDED;
    draft.signDueAt = OptionalLong.empty();
    draft.outcome = Optional.of(outcome(feedback));
  }

  private static Outcome outcome(DissuasionFeedback feedback) {
    if (feedback.conclusion() == Conclusion.FALSE_ALARM) {
      return Outcome.FALSE_ALARM;
    }
    return switch (feedback.outcome()) {
      case MET -> Outcome.MET;
      case NOT_FOUND -> Outcome.NOT_FOUND;
      case NONE,
          REACHED,
          FAMILY_REACHED,
          BUSY,
          NO_ANSWER,
          POWERED_OFF,
          WRONG_NUMBER,
          REFUSED,
          STRANGER_ANSWERED,
          DISPATCHED,
          ARRIVED ->
          Outcome.UNKNOWN_RESULT;
    };
  }

  static void copy(LeadDraft draft, String unit) {
    if (!unit.equals(draft.unit)
        && !draft.copyUnits.contains(unit)
        && draft.copyUnits.size() < MOST_COPIES) {
      List<String> units = new ArrayList<>(draft.copyUnits);
      units.add(unit);
      draft.copyUnits = List.copyOf(units);
    }
  }
}
