package interlock.core.task;

import interlock.core.event.Party;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A trail for the police towards the other side. The person is not told. */
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
    List<String> caseIds)
    implements Task {

  public LeadTask {
    caseIds = List.copyOf(caseIds);
  }

  public enum Kind {
    CASH_RUNNER,
    MULE,
    CARD_GANG,
    GOIP
  }

  public enum State {
    OPEN,
    CLOSED
  }
}
