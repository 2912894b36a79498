package interlock.core.event;

import interlock.core.identity.Account;
import interlock.core.policy.StopCommand;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A bank's answer to a stop-payment command.
 *
 * @param phase RECEIPT: the bank has the command; RESULT: it has acted
 * @param resultCode of the list in {@code core.codes.BankResultCode}, as the bank wrote it
 */
public record StopPaymentFeedback(
    Origin origin,
    String taskId,
    Optional<String> applicationId,
    Account account,
    String institution,
    StopCommand command,
    Phase phase,
    String resultCode,
    OptionalLong amountHeldFen,
    OptionalLong balanceBeforeFen,
    OptionalLong effectiveFrom,
    OptionalLong expiresAt,
    OptionalLong returnedFen,
    Optional<String> note)
    implements Event {

  /** What and about which task: a note holds what a person wrote. */
  @Override
  public String toString() {
    return "StopPaymentFeedback["
        + origin
        + ", "
        + taskId
        + ", "
        + account
        + ", "
        + command
        + ", "
        + phase
        + ", "
        + resultCode
        + "]";
  }

  public enum Phase {
    RECEIPT,
    RESULT
  }
}
