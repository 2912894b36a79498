package interlock.core.account;

import interlock.core.codes.BankResultCode;
import interlock.core.codes.ReasonCode;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask.State;
import java.util.OptionalLong;

/** Reads banks' answers to HOLD, RELEASE and CANCEL_TRANSFER. */
final class HoldAnswers {
  private HoldAnswers() {}

  /** The hold as it stands after an answer that fits it. */
  static Hold read(Draft draft, Hold hold, StopDraft task, StopPaymentFeedback feedback) {
    OptionalLong heldUntil = hold.heldUntil();
    if (feedback.phase() == StopPaymentFeedback.Phase.RECEIPT) {
      StopAnswers.received(task, feedback);
    } else {
      var meaning = BankResultCode.of(feedback.resultCode()).map(BankResultCode::meaning);
      if (meaning.isPresent()) {
        switch (feedback.command()) {
          case HOLD -> {
            if (isTaken(task, meaning.get())) {
              heldUntil = OptionalLong.of(heldUntil(draft, feedback));
            }
            held(draft, task, feedback, meaning.get());
          }
          case RELEASE -> released(draft, task, feedback, meaning.get());
          case CANCEL_TRANSFER -> cancelled(draft, task, feedback, meaning.get());
          case STOP, EXTEND, FREEZE, LIFT, REVIEW -> {}
        }
      }
    }
    return new Hold(task.stop(), hold.shown(), hold.opened(), hold.asked(), heldUntil);
  }

  private static boolean isTaken(StopDraft task, BankResultCode.Meaning meaning) {
    return !Stops.hasEnded(task.state)
        && (meaning == BankResultCode.Meaning.SUCCESS || meaning == BankResultCode.Meaning.PARTIAL);
  }

  private static long heldUntil(Draft draft, StopPaymentFeedback feedback) {
    long from = feedback.effectiveFrom().orElse(feedback.origin().occurredAt());
    return StopAnswers.end(feedback, from + draft.policy().risk().heldMillis());
  }

  private static void held(
      Draft draft, StopDraft task, StopPaymentFeedback feedback, BankResultCode.Meaning meaning) {
    boolean awaited =
        StopAnswers.awaits(task, StopCommand.HOLD) && !StopAnswers.isOlder(task, feedback);
    switch (meaning) {
      case SUCCESS, PARTIAL -> {
        if (isTaken(task, meaning)) {
          task.amountHeldFen =
              feedback.amountHeldFen().isPresent()
                  ? feedback.amountHeldFen()
                  : OptionalLong.of(task.amountFen);
        }
        if (awaited && meaning == BankResultCode.Meaning.PARTIAL) {
          task.because(ReasonCode.HELD_LESS_THAN_ASKED, draft);
          task.end(State.PARTIAL);
        } else if (awaited) {
          task.end(State.ACTIVE);
        }
      }
      case DELIVERED, ALREADY_DONE -> StopAnswers.received(task, feedback);
      case HELD_BY_OTHERS, LIMIT_REACHED, REFUSED, INVALID_REQUEST, NOT_PERMITTED -> {
        if (awaited) {
          refused(draft, task);
        }
      }
      case EXPIRED -> {
        if (awaited) {
          task.end(State.EXPIRED);
        }
      }
      // The same application id is to be sent again, which is the sender's affair.
      case RETRYABLE -> {}
    }
  }

  private static void released(
      Draft draft, StopDraft task, StopPaymentFeedback feedback, BankResultCode.Meaning meaning) {
    if (!StopAnswers.awaits(task, StopCommand.RELEASE)) {
      return;
    }
    switch (meaning) {
      case SUCCESS, PARTIAL, ALREADY_DONE, EXPIRED -> task.end(State.LIFTED);
      case DELIVERED -> StopAnswers.received(task, feedback);
      case HELD_BY_OTHERS, LIMIT_REACHED, REFUSED, INVALID_REQUEST, NOT_PERMITTED ->
          refused(draft, task);
      case RETRYABLE -> {}
    }
  }

  private static void cancelled(
      Draft draft, StopDraft task, StopPaymentFeedback feedback, BankResultCode.Meaning meaning) {
    if (!StopAnswers.awaits(task, StopCommand.CANCEL_TRANSFER)) {
      return;
    }
    switch (meaning) {
      case SUCCESS -> task.end(State.CANCELLED);
      // That the money stayed is for a plain word to say: this one's, or the ledger's.
      case PARTIAL, ALREADY_DONE, DELIVERED -> StopAnswers.received(task, feedback);
      case EXPIRED -> task.end(State.EXPIRED);
      case HELD_BY_OTHERS, LIMIT_REACHED, REFUSED, INVALID_REQUEST, NOT_PERMITTED ->
          refused(draft, task);
      case RETRYABLE -> {}
    }
  }

  /** What the bank holds it holds still. */
  private static void refused(Draft draft, StopDraft task) {
    task.because(ReasonCode.BANK_REFUSED, draft);
    task.end(task.holds() ? State.ACTIVE : State.REFUSED);
  }
}
