package interlock.core.account;

import interlock.core.policy.StopCommand;
import interlock.core.policy.StopKind;
import interlock.core.task.Reason;
import interlock.core.task.StopPaymentTask;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One stop payment on this account and how far it is. Amounts in fen, times epoch milliseconds.
 *
 * @param applicationId of the newest command
 * @param originalApplicationId of the first stop
 * @param commandSeq from 1, grows with each command
 * @param amountFen asked for
 * @param reasons why, strongest first, as last published
 * @param approvals officers who agreed, sorted
 * @param answers source/eventId of the bank's answers read, so that a repeat is known
 */
public record Stop(
    String taskId,
    StopKind kind,
    Optional<String> caseId,
    String applicationId,
    Optional<String> originalApplicationId,
    int commandSeq,
    StopCommand command,
    StopPaymentTask.Scope scope,
    StopPaymentTask.State state,
    long amountFen,
    OptionalLong amountHeldFen,
    int hop,
    List<String> path,
    int stopCount,
    OptionalLong expiresAt,
    OptionalLong responseDueAt,
    boolean urgent,
    int revision,
    long openedAt,
    List<Reason> reasons,
    List<String> approvals,
    List<String> answers) {

  public Stop {
    path = List.copyOf(path);
    reasons = List.copyOf(reasons);
    approvals = List.copyOf(approvals);
    answers = List.copyOf(answers);
  }
}
