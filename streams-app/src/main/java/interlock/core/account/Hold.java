package interlock.core.account;

import interlock.core.mail.AccountMail.TransferHoldAsked;
import interlock.core.task.StopPaymentTask.State;
import java.util.OptionalLong;

/**
 * A payment in flight from this account that a dissuasion task asks to hold, and how far that is.
 *
 * @param task its {@code state} is that of its commands alone, so that it goes on where it was if a
 *     bank corrects what it said of the payment; revision 0 while nothing is published
 * @param shown the state as published: the commands', or the end that the payment itself took
 * @param opened a HOLD was asked; until then the rest is only remembered
 * @param asked all that was asked, merged
 * @param heldUntil until when the bank says that it holds the payment, epoch milliseconds
 */
public record Hold(
    Stop task, State shown, boolean opened, TransferHoldAsked asked, OptionalLong heldUntil) {

  /** Whether a bank or an officer has still something to do about it. */
  boolean isOpen() {
    return opened && !Stops.hasEnded(shown);
  }

  boolean isOf(String taskId) {
    return task.taskId().equals(taskId);
  }
}
