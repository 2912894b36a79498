package interlock.core.lead;

import interlock.core.event.Party;
import interlock.core.identity.ContactPoint;
import interlock.core.task.LeadTask;
import interlock.core.task.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One lead as last published. Amounts in fen, times epoch milliseconds.
 *
 * @param unit that follows it
 * @param moved whether a unit handed it over: the place no longer decides who follows it
 * @param copyUnits who has a copy: units that handed it over, and the one above when it was late
 * @param caseIds sorted
 * @param reasons those known first, first
 * @param count of MANY_VICTIMS the people not warned, of a device's CARD_GANG the number of
 *     accounts that it told of last; 0: it tells of no number now
 * @param outcome once CONCLUDED
 * @param signDueAt by when somebody is to sign; empty once somebody has
 * @param late whether nobody had signed by then, as was told once
 * @param openSinceAt when what nobody has looked at came, after an end; words that are older are
 *     about what was before. 0: it never ended
 * @param heardAt when what the newest word tells happened; 0: none came
 */
public record Lead(
    String taskId,
    LeadTask.Kind kind,
    LeadTask.State state,
    Party target,
    Optional<ContactPoint> contact,
    OptionalLong amountFen,
    boolean urgent,
    String unit,
    boolean moved,
    List<String> copyUnits,
    Optional<String> region,
    Optional<String> branch,
    List<String> caseIds,
    List<Reason> reasons,
    int count,
    Optional<LeadTask.Outcome> outcome,
    OptionalLong signDueAt,
    boolean late,
    long openSinceAt,
    long heardAt,
    int revision,
    long openedAt) {

  public Lead {
    copyUnits = List.copyOf(copyUnits);
    caseIds = List.copyOf(caseIds);
    reasons = List.copyOf(reasons);
  }

  /** The next moment that is not judged yet. */
  OptionalLong nextDue() {
    return late ? OptionalLong.empty() : signDueAt;
  }

  /** Which lead: its target is a person. */
  @Override
  public String toString() {
    return "Lead[" + taskId + " r" + revision + ", " + kind + ", " + state + "]";
  }
}
