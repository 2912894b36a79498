package interlock.core.task;

import interlock.core.codes.NoticeCode;
import interlock.core.event.Party;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Stop, hold or release money (止付). Amounts in fen. Fields as in the contract's record of the same
 * name.
 */
public record StopPaymentTask(
    TaskHead head,
    String applicationId,
    Optional<String> originalApplicationId,
    int commandSeq,
    StopCommand command,
    StopKind kind,
    Scope scope,
    State state,
    Optional<String> caseId,
    Party target,
    long amountFen,
    OptionalLong amountHeldFen,
    Optional<Party> transferOut,
    Optional<String> transferId,
    OptionalLong transferAmountFen,
    OptionalLong transferAt,
    int hop,
    List<String> path,
    boolean urgent,
    int stopCount,
    OptionalLong expiresAt,
    OptionalLong responseDueAt,
    Optional<String> unit,
    Optional<String> region,
    Optional<String> branch,
    OptionalLong knownUpTo,
    Optional<String> orderId,
    NoticeCode notice,
    String noticeChannel,
    String legalBasis,
    List<String> approvals)
    implements Task {

  public StopPaymentTask {
    path = List.copyOf(path);
    approvals = List.copyOf(approvals);
  }

  public enum Scope {
    WHOLE_ACCOUNT,
    LIMITED
  }

  public enum State {
    PROPOSED,
    REQUESTED,
    RECEIVED,
    ACTIVE,
    PARTIAL,
    FROZEN,
    REFUSED,
    LIFTED,
    EXPIRED,
    CANCELLED
  }
}
