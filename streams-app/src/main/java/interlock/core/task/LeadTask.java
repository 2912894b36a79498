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
 * @param contact the number, site or app that it is about
 * @param peopleNotWarned how many {@link Kind#MANY_VICTIMS} is about
 */
public record LeadTask(
    TaskHead head,
    Kind kind,
    State state,
    Party target,
    OptionalLong amountFen,
    boolean urgent,
    Optional<String> unit,
    Optional<String> region,
    Optional<String> branch,
    List<String> caseIds,
    Optional<ContactPoint> contact,
    OptionalInt peopleNotWarned)
    implements Task {

  public LeadTask {
    caseIds = List.copyOf(caseIds);
  }

  /** A lead to a person, about no contact and no others. */
  public LeadTask(
      TaskHead head,
      Kind kind,
      State state,
      Party target,
      OptionalLong amountFen,
      boolean urgent,
      Optional<String> unit,
      Optional<String> region,
      Optional<String> branch,
      List<String> caseIds) {
    this(
        head,
        kind,
        state,
        target,
        amountFen,
        urgent,
        unit,
        region,
        branch,
        caseIds,
        Optional.empty(),
        OptionalInt.empty());
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
    CLOSED,
    CANCELLED
  }
}
