package interlock.core.account;

import interlock.core.account.Ordered.Progress;
import interlock.core.account.Stop.Term;
import interlock.core.codes.BankResultCode.Meaning;
import interlock.core.codes.ReasonCode;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopPayment;
import interlock.core.task.StopPaymentTask.State;
import java.util.OptionalLong;
import java.util.Set;

/** What a bank's answer does to a stop: the table of command and meaning (domain.md §3.5). */
final class StopResults {
  private static final Set<ReasonCode> ANSWERED =
      Set.of(ReasonCode.RECEIPT_OVERDUE, ReasonCode.RESULT_OVERDUE, ReasonCode.HELD_BY_ANOTHER);

  /** What made a stop press, until the bank acted. */
  private static final Set<ReasonCode> PRESSING =
      Set.of(
          ReasonCode.HOLD_EXPIRING,
          ReasonCode.HOLD_EXPIRED,
          ReasonCode.MOVED_RECENTLY,
          ReasonCode.CASH_WITHDRAWAL_ATTEMPT);

  private StopResults() {}

  /** The bank has the command; its result is due from now. */
  static void received(Draft draft, StopDraft stop, Ordered asked) {
    if (asked.progress() != Progress.REQUESTED) {
      return;
    }
    stop.progress(asked, Progress.RECEIVED);
    if (asked.seq() != stop.commandSeq) {
      return;
    }
    if (stop.state == State.REQUESTED) {
      stop.state = State.RECEIVED;
    }
    stop.drop(ANSWERED);
    stop.reminded = false;
    stop.responseDueAt =
        OptionalLong.of(draft.now() + draft.policy().stopPayment().resultMillis(asked.command()));
  }

  static void read(
      Draft draft, StopDraft stop, Ordered asked, StopPaymentFeedback feedback, Meaning meaning) {
    boolean lift = asked.command() == StopCommand.LIFT;
    switch (meaning) {
      case SUCCESS, PARTIAL -> {
        if (lift) {
          lifted(stop, asked);
        } else {
          held(draft, stop, asked, feedback, meaning == Meaning.PARTIAL);
        }
      }
      case ALREADY_DONE -> {
        if (lift) {
          lifted(stop, asked);
        } else {
          received(draft, stop, asked);
        }
      }
      case DELIVERED -> received(draft, stop, asked);
      case HELD_BY_OTHERS -> {
        if (asked.command() == StopCommand.STOP) {
          queued(draft, stop, asked, feedback);
        } else {
          refused(draft, stop, asked, ReasonCode.HELD_BY_ANOTHER);
        }
      }
      case LIMIT_REACHED -> refused(draft, stop, asked, ReasonCode.STOP_LIMIT_REACHED);
      case REFUSED, INVALID_REQUEST, NOT_PERMITTED ->
          refused(draft, stop, asked, ReasonCode.BANK_REFUSED);
      case EXPIRED -> {
        if (lift) {
          lifted(stop, asked);
        } else {
          expired(draft, stop, asked);
        }
      }
      // The same application id is to be sent again, which is the sender's affair.
      case RETRYABLE -> {}
    }
  }

  /** The bank holds money, also if the command was given up meanwhile. */
  private static void held(
      Draft draft, StopDraft stop, Ordered asked, StopPaymentFeedback feedback, boolean partly) {
    if (asked.isDone()) {
      return;
    }
    boolean overtaken = asked.seq() < stop.commands.heldBy();
    boolean awaited = asked.seq() == stop.commandSeq && asked.isUnderWay();
    boolean ended = Stops.hasEnded(stop.state);
    long end = end(draft, stop, asked, feedback);
    boolean still = asked.command() == StopCommand.EXTEND && isStillPartial(stop, feedback);
    stop.progress(asked, partly || still ? Progress.PARTLY : Progress.DONE);
    boolean lapsed =
        stop.state == State.EXPIRED && (asked.command() == StopCommand.STOP || end <= draft.now());
    if (stop.state == State.LIFTED || lapsed || (overtaken && stop.holds())) {
      return;
    }
    stop.amountHeldFen = OptionalLong.of(amountHeld(stop, asked, feedback));
    stop.expiresAt = OptionalLong.of(end);
    stop.term = Term.FRESH;
    stop.drop(PRESSING);
    stop.urgent = false;
    if (partly) {
      stop.because(ReasonCode.HELD_LESS_THAN_ASKED, draft);
    }
    // The bank acted before it read that the stop was given up.
    boolean givenUp = stop.state == State.CANCELLED || (ended && stop.isLift());
    if (awaited || ended) {
      stop.drop(ANSWERED);
      stop.end(stop.heldState());
    } else if (stop.state != State.REQUESTED && stop.state != State.RECEIVED) {
      stop.state = stop.heldState();
    }
    if (givenUp) {
      boolean withdrawn = stop.has(ReasonCode.REPORT_WITHDRAWN);
      ReasonCode why = withdrawn ? ReasonCode.REPORT_WITHDRAWN : ReasonCode.NOTHING_LEFT;
      Stops.lift(draft, stop, why);
    }
  }

  private static long amountHeld(StopDraft stop, Ordered asked, StopPaymentFeedback feedback) {
    boolean extended = asked.command() == StopCommand.EXTEND;
    return feedback
        .amountHeldFen()
        .orElse(extended ? stop.amountHeldFen.orElse(stop.amountFen) : stop.amountFen);
  }

  private static boolean isStillPartial(StopDraft stop, StopPaymentFeedback feedback) {
    return stop.heldState() == State.PARTIAL && feedback.amountHeldFen().orElse(0) < stop.amountFen;
  }

  /** When the hold ends by itself, epoch milliseconds: by the bank's word, else by the rules. */
  private static long end(
      Draft draft, StopDraft stop, Ordered asked, StopPaymentFeedback feedback) {
    StopPayment rules = draft.policy().stopPayment();
    long done = feedback.effectiveFrom().orElse(feedback.origin().occurredAt());
    long end =
        switch (asked.command()) {
          case FREEZE -> done + rules.freezeMillis();
          // It follows on the stop that it extends.
          case EXTEND ->
              rules.durationMillis()
                  + feedback.effectiveFrom().orElse(Math.max(done, stop.expiresAt.orElse(done)));
          case STOP, LIFT, REVIEW, HOLD, CANCEL_TRANSFER, RELEASE -> done + rules.durationMillis();
        };
    return StopAnswers.end(feedback, end);
  }

  private static void lifted(StopDraft stop, Ordered asked) {
    if (asked.isUnderWay() && asked.seq() == stop.commandSeq) {
      stop.progress(asked, Progress.DONE);
      stop.drop(ANSWERED);
      stop.end(State.LIFTED);
    }
  }

  /**
   * Somebody else holds the account: ours waits its turn, and is asked anew when the other's stop
   * has ended: then, if the bank says when, else after as long as a stop can last.
   */
  private static void queued(
      Draft draft, StopDraft stop, Ordered asked, StopPaymentFeedback feedback) {
    if (!asked.isUnderWay() || asked.seq() != stop.commandSeq) {
      return;
    }
    StopPayment rules = draft.policy().stopPayment();
    long soonest = draft.now() + rules.receiptMillis(StopCommand.STOP);
    long turn = feedback.expiresAt().orElse(draft.now() + rules.durationMillis());
    stop.progress(asked, Progress.RECEIVED);
    stop.state = State.RECEIVED;
    stop.drop(ANSWERED);
    stop.because(ReasonCode.HELD_BY_ANOTHER, draft);
    stop.reminded = false;
    stop.responseDueAt = OptionalLong.of(Math.max(soonest, turn));
  }

  private static void refused(Draft draft, StopDraft stop, Ordered asked, ReasonCode why) {
    if (!asked.isUnderWay()) {
      return;
    }
    stop.progress(asked, Progress.REFUSED);
    if (asked.seq() != stop.commandSeq) {
      return;
    }
    stop.drop(ANSWERED);
    stop.because(why, draft);
    if (stop.holds()) {
      // What was held before is held still.
      stop.end(stop.heldState());
      if (asked.command() == StopCommand.STOP && why != ReasonCode.STOP_LIMIT_REACHED) {
        // The stop that was not given may be given as an extension, if its moment has come.
        stop.term = Term.FRESH;
        stop.drop(Set.of(ReasonCode.STOP_LIMIT_REACHED));
      }
    } else {
      // A lift can be refused because there is nothing to lift.
      stop.end(asked.command() == StopCommand.LIFT ? State.CANCELLED : State.REFUSED);
    }
  }

  /** The bank says that the hold had ended. */
  private static void expired(Draft draft, StopDraft stop, Ordered asked) {
    if (!asked.isUnderWay()) {
      return;
    }
    stop.progress(asked, Progress.REFUSED);
    if (asked.seq() == stop.commandSeq) {
      stop.drop(ANSWERED);
      stop.because(ReasonCode.HOLD_EXPIRED, draft);
      stop.end(State.EXPIRED);
    }
  }
}
