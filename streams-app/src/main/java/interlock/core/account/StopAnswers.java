package interlock.core.account;

import interlock.core.codes.BankResultCode;
import interlock.core.codes.ReasonCode;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopKind;
import interlock.core.task.StopPaymentTask.State;
import java.util.OptionalLong;

/**
 * Reads banks' answers to STOP and LIFT; those about holds go to {@link HoldAnswers}. EXTEND and
 * FREEZE are not asked for yet, so that their answers change nothing.
 */
final class StopAnswers {
  private StopAnswers() {}

  static void read(Draft draft, StopPaymentFeedback feedback) {
    draft.stops =
        draft.stops.stream()
            .map(s -> s.taskId().equals(feedback.taskId()) ? answered(draft, s, feedback) : s)
            .toList();
    draft.holds =
        draft.holds.stream()
            .map(h -> h.isOf(feedback.taskId()) ? answered(draft, h, feedback) : h)
            .toList();
  }

  private static Stop answered(Draft draft, Stop known, StopPaymentFeedback feedback) {
    var stop = new StopDraft(known);
    if (!isNew(draft, stop, feedback)) {
      return known;
    }
    if (feedback.phase() == StopPaymentFeedback.Phase.RECEIPT) {
      received(stop, feedback);
    } else {
      BankResultCode.of(feedback.resultCode())
          .ifPresent(
              code -> {
                switch (feedback.command()) {
                  case STOP -> stopped(draft, stop, feedback, code.meaning());
                  case LIFT -> lifted(draft, stop, code.meaning());
                  case EXTEND, FREEZE, REVIEW, HOLD, CANCEL_TRANSFER, RELEASE -> {}
                }
              });
    }
    return stop.stop();
  }

  private static Hold answered(Draft draft, Hold known, StopPaymentFeedback feedback) {
    var task = new StopDraft(known.task());
    return isNew(draft, task, feedback) ? HoldAnswers.read(draft, known, task, feedback) : known;
  }

  /** Takes note of the answer; false if it is a repeat, or answers no command of this task. */
  private static boolean isNew(Draft draft, StopDraft stop, StopPaymentFeedback feedback) {
    String answer = feedback.origin().source() + "/" + feedback.origin().eventId();
    if (stop.knows(answer) || !fits(stop, feedback)) {
      return false;
    }
    stop.answered(answer);
    if (feedback.balanceBeforeFen().isPresent()) {
      draft.balance =
          Movements.newer(
              draft.balance,
              new AccountFile.Balance(
                  feedback.balanceBeforeFen().getAsLong(), feedback.origin().occurredAt()));
    }
    return true;
  }

  /** It answers the present command, or the stop before it. */
  private static boolean fits(StopDraft stop, StopPaymentFeedback feedback) {
    if (feedback.applicationId().isEmpty()) {
      return feedback.command() == stop.command;
    }
    return feedback.applicationId().get().equals(stop.applicationId)
        ? feedback.command() == stop.command
        : feedback.applicationId().equals(stop.originalApplicationId)
            && feedback.command() == first(stop);
  }

  private static StopCommand first(StopDraft stop) {
    return stop.kind == StopKind.TRANSFER_HOLD ? StopCommand.HOLD : StopCommand.STOP;
  }

  static void received(StopDraft stop, StopPaymentFeedback feedback) {
    if (!isOlder(stop, feedback)
        && stop.state == State.REQUESTED
        && feedback.command() == stop.command) {
      stop.state = State.RECEIVED;
    }
  }

  private static void stopped(
      Draft draft, StopDraft stop, StopPaymentFeedback feedback, BankResultCode.Meaning meaning) {
    switch (meaning) {
      case SUCCESS -> held(draft, stop, feedback, State.ACTIVE);
      case PARTIAL -> held(draft, stop, feedback, State.PARTIAL);
      case DELIVERED, ALREADY_DONE -> received(stop, feedback);
      case HELD_BY_OTHERS, LIMIT_REACHED, REFUSED, INVALID_REQUEST, NOT_PERMITTED -> {
        if (awaits(stop, StopCommand.STOP) && !isOlder(stop, feedback)) {
          stop.because(ReasonCode.BANK_REFUSED, draft);
          // What the stop before it holds is held still.
          stop.end(stop.holds() ? State.ACTIVE : State.REFUSED);
        }
      }
      case EXPIRED -> {
        if (awaits(stop, StopCommand.STOP) && !isOlder(stop, feedback)) {
          stop.because(ReasonCode.HOLD_EXPIRED, draft);
          stop.end(State.EXPIRED);
        }
      }
      // The same application id is to be sent again, which is the sender's affair.
      case RETRYABLE -> {}
    }
  }

  private static void held(Draft draft, StopDraft stop, StopPaymentFeedback feedback, State state) {
    boolean older = isOlder(stop, feedback);
    boolean late = stop.command != StopCommand.STOP || older;
    boolean cancelled = stop.state == State.CANCELLED;
    if (stop.state == State.LIFTED || stop.state == State.EXPIRED || stop.state == State.FROZEN) {
      return;
    }
    if ((awaits(stop, StopCommand.STOP) && !older) || cancelled || (late && stop.stopCount == 0)) {
      stop.stopCount++;
    }
    stop.amountHeldFen =
        feedback.amountHeldFen().isPresent()
            ? feedback.amountHeldFen()
            : OptionalLong.of(stop.amountFen);
    stop.expiresAt =
        feedback.expiresAt().isPresent()
            ? feedback.expiresAt()
            : OptionalLong.of(
                feedback.effectiveFrom().orElse(feedback.origin().occurredAt())
                    + draft.policy().stopPayment().durationMillis());
    // A stop that was given up, or refused when it was asked for anew, is in force all the same.
    if (late && !cancelled && stop.state != State.REFUSED) {
      return;
    }
    stop.end(state);
    if (state == State.PARTIAL) {
      stop.because(ReasonCode.HELD_LESS_THAN_ASKED, draft);
    }
    if (cancelled) {
      // The bank acted before it read that nothing was left to stop.
      Stops.lift(draft, stop, ReasonCode.NOTHING_LEFT);
    }
  }

  private static void lifted(Draft draft, StopDraft stop, BankResultCode.Meaning meaning) {
    if (!awaits(stop, StopCommand.LIFT)) {
      return;
    }
    switch (meaning) {
      case SUCCESS, PARTIAL, ALREADY_DONE, EXPIRED -> stop.end(State.LIFTED);
      case DELIVERED -> stop.state = State.RECEIVED;
      case HELD_BY_OTHERS, LIMIT_REACHED, REFUSED, INVALID_REQUEST, NOT_PERMITTED -> {
        stop.because(ReasonCode.BANK_REFUSED, draft);
        // A lift can be refused because there is nothing to lift.
        stop.end(stop.stopCount > 0 ? State.ACTIVE : State.CANCELLED);
      }
      case RETRYABLE -> {}
    }
  }

  /** It answers the stop before the present command. */
  static boolean isOlder(StopDraft stop, StopPaymentFeedback feedback) {
    return feedback.applicationId().map(id -> !id.equals(stop.applicationId)).orElse(false);
  }

  static boolean awaits(StopDraft stop, StopCommand command) {
    return stop.command == command
        && (stop.state == State.REQUESTED || stop.state == State.RECEIVED);
  }
}
