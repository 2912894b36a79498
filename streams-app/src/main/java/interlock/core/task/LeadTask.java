package interlock.core.task;

import interlock.core.event.Party;
import interlock.core.identity.ContactPoint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A trail for the police towards the other side. The person is not told.
 *
 * @param amountFen victims' money involved
 * @param unit that follows it
 * @param copyUnits units that see it too
 * @param contact the number, site or app that it is about
 * @param peopleNotWarned how many {@link Kind#MANY_VICTIMS} is about
 * @param signDueAt by when somebody is to sign, epoch milliseconds; empty once somebody has
 * @param outcome once it is CONCLUDED
 */
public record LeadTask(
    TaskHead head,
    Kind kind,
    State state,
    Party target,
    OptionalLong amountFen,
    boolean urgent,
    String unit,
    List<String> copyUnits,
    Optional<String> region,
    Optional<String> branch,
    List<String> caseIds,
    Optional<ContactPoint> contact,
    OptionalInt peopleNotWarned,
    OptionalLong signDueAt,
    Optional<Outcome> outcome)
    implements Task {

  public LeadTask {
    copyUnits = List.copyOf(copyUnits);
    caseIds = List.copyOf(caseIds);
  }

  public enum Kind {
    CASH_RUNNER,
    MULE,
    CARD_GANG,
    GOIP,
    /** More people paid, or were in touch, than are warned one by one. */
    MANY_VICTIMS
  }

  public enum State {
    OPEN,
    SIGNED,
    CONCLUDED,
    CANCELLED
  }

  /** What came of it. */
  public enum Outcome {
    MET,
    NOT_FOUND,
    FALSE_ALARM,
    UNKNOWN_RESULT
  }
}
