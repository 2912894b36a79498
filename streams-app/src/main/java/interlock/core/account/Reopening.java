package interlock.core.account;

import interlock.core.codes.ReasonCode;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopPayment;
import interlock.core.task.StopPaymentTask.Scope;
import interlock.core.task.StopPaymentTask.State;

/** When a stop that the bank has, or that ended, is to be asked for anew. */
final class Reopening {
  private Reopening() {}

  /** For a stop that is wanted now: the facts that ended it are gone, or it must become wider. */
  static boolean isDue(StopDraft stop, CaseMoney money, long amountFen, StopPayment rules) {
    return emptied(stop)
        || (!endedByPerson(stop)
            && (takenBack(stop) || mustWiden(stop, money) || moreCame(stop, amountFen, rules)));
  }

  /** It ended by itself, more money has come since, and the law leaves a stop for it. */
  private static boolean moreCame(StopDraft stop, long amountFen, StopPayment rules) {
    return stop.state == State.EXPIRED
        && amountFen > stop.amountFen
        && !Doubts.isSpent(rules, stop);
  }

  /** It was cancelled because the money had left. */
  private static boolean emptied(StopDraft stop) {
    return stop.state == State.CANCELLED && stop.scope == Scope.LIMITED && stop.amountFen == 0;
  }

  /** It was cancelled or lifted because a report no longer named this account. */
  private static boolean takenBack(StopDraft stop) {
    return switch (stop.state) {
      case CANCELLED -> stop.has(ReasonCode.REPORT_WITHDRAWN);
      case LIFTED -> stop.has(ReasonCode.REPORT_WITHDRAWN) || stop.has(ReasonCode.NOTHING_LEFT);
      case PROPOSED, REQUESTED, RECEIVED, ACTIVE, PARTIAL, FROZEN, REFUSED, EXPIRED -> false;
    };
  }

  /** It was for an amount that came from elsewhere, and the report has come to name the account. */
  private static boolean mustWiden(StopDraft stop, CaseMoney money) {
    return money.named()
        && isForAnAmount(stop)
        && !stop.isLift()
        && !isBeingProlonged(stop)
        && switch (stop.state) {
          case RECEIVED, ACTIVE, PARTIAL, REFUSED, CANCELLED, EXPIRED -> true;
          // What the bank does not have yet follows the money; what is lifted was decided on.
          case PROPOSED, REQUESTED, LIFTED, FROZEN -> false;
        };
  }

  /** What officers or the bank said no to is not asked again while the hold lasts. */
  private static boolean isForAnAmount(StopDraft stop) {
    return stop.holds()
        ? stop.heldScope() == Scope.LIMITED && !stop.commands.wholeAskedSinceHeld()
        : stop.scope == Scope.LIMITED;
  }

  private static boolean isBeingProlonged(StopDraft stop) {
    return stop.isUnderWay()
        && (stop.command == StopCommand.EXTEND || stop.command == StopCommand.FREEZE);
  }

  private static boolean endedByPerson(StopDraft stop) {
    return stop.has(ReasonCode.LIFTED_BY_OFFICER) || stop.has(ReasonCode.APPEAL_UPHELD);
  }
}
