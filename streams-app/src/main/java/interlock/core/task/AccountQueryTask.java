package interlock.core.task;

import interlock.core.event.Party;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Ask a bank what it knows of an account (快查询). Amounts in fen, times epoch milliseconds. Fields as
 * in the contract's record of the same name.
 */
public record AccountQueryTask(
    TaskHead head,
    Command command,
    State state,
    Optional<String> caseId,
    Party target,
    int hop,
    OptionalLong amountFen,
    OptionalLong periodFrom,
    OptionalLong completeUpTo,
    OptionalLong responseDueAt,
    boolean urgent,
    Optional<String> unit,
    Optional<String> region,
    String legalBasis)
    implements Task {

  public enum Command {
    DETAIL,
    HOLDER,
    MONITOR
  }

  public enum State {
    REQUESTED,
    ANSWERED,
    EXPIRED,
    CANCELLED
  }
}
