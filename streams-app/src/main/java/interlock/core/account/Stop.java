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
 * @param orderId of the one payment that it stops at a payment institution
 * @param applicationId of the newest command
 * @param originalApplicationId of the first stop
 * @param commandSeq from 1, grows with each command
 * @param state the hold's: EXTEND and FREEZE leave it as it is until the bank has acted, and so
 *     does whatever waits for officers while the bank holds money
 * @param scope that the newest command asks for; of what is held when nothing else is asked
 * @param amountFen asked for
 * @param amountCeilingFen an officer's bound on the amount
 * @param expiresAt when the hold ends by itself
 * @param term which moments of that term have been judged
 * @param responseDueAt when the bank's receipt, or after that its result, is due
 * @param reminded whether that moment has passed and was told
 * @param reasons why, strongest first, as last published
 * @param approvals officers who agreed, sorted
 * @param commands the newest commands and those that count as stops, by seq
 * @param returnedFen given back by the bank, all in all
 * @param answers source/eventId of the answers and orders read, so that a repeat is known
 */
public record Stop(
    String taskId,
    StopKind kind,
    Optional<String> caseId,
    Optional<String> orderId,
    String applicationId,
    Optional<String> originalApplicationId,
    int commandSeq,
    StopCommand command,
    StopPaymentTask.Scope scope,
    StopPaymentTask.State state,
    long amountFen,
    OptionalLong amountHeldFen,
    OptionalLong amountCeilingFen,
    int hop,
    List<String> path,
    OptionalLong expiresAt,
    Term term,
    OptionalLong responseDueAt,
    boolean reminded,
    boolean urgent,
    int revision,
    long openedAt,
    List<Reason> reasons,
    List<String> approvals,
    List<Ordered> commands,
    long returnedFen,
    List<String> answers) {

  /** How far the term of a hold is. */
  public enum Term {
    /** Before it is to be frozen, extended or renewed. */
    FRESH,
    /** Before it becomes urgent. */
    RENEWING,
    /** Until it ends. */
    ENDING
  }

  public Stop {
    path = List.copyOf(path);
    reasons = List.copyOf(reasons);
    approvals = List.copyOf(approvals);
    commands = List.copyOf(commands);
    answers = List.copyOf(answers);
  }

  /** Whether the newest command waits for officers. */
  boolean isProposed() {
    return commands.stream()
        .anyMatch(c -> c.seq() == commandSeq && c.progress() == Ordered.Progress.PROPOSED);
  }

  /** Acknowledged stops, extensions included. */
  public int stopCount() {
    return new Commands(commands).stopCount();
  }
}
