package interlock.core.account;

import interlock.core.account.Stop.Term;
import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.policy.CommandMode;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask.Scope;
import java.util.List;
import java.util.Set;

/**
 * What a bank holds already, when the case or its money changes (design.md §5): less than what is
 * held is for a person to decide, a LIMITED stop with nothing left is lifted, more is asked for
 * while stops remain.
 */
final class Following {
  private Following() {}

  /**
   * @param amountFen the case's money that is here
   */
  static void follow(Draft draft, StopDraft stop, CaseMoney money, long amountFen) {
    // The Wake that ends the hold may be on its way; a lift in question is for officers.
    if (stop.isLift() || stop.expiresAt.orElseThrow() <= draft.now()) {
      return;
    }
    boolean limited = stop.scope == Scope.LIMITED;
    if (limited && amountFen == 0 && !stop.isFrozen()) {
      stop.amountFen = 0;
      Stops.lift(draft, stop, ReasonCode.NOTHING_LEFT);
    } else if (isFreezeDue(draft, stop, money)) {
      Terms.prolong(draft, stop, money, amountFen, List.of(), List.of());
    } else if (stop.isUnderWay()) {
      // Its answer first: what it changes decides what is too little or too much.
      return;
    } else if (stop.has(ReasonCode.OVER_HELD) && stop.isProposed()) {
      reconsider(draft, stop, amountFen);
    } else if (stop.isProposed()) {
      Asking.follow(draft, stop, money, amountFen);
    } else if (isOverHeld(stop, amountFen)) {
      stop.amountFen = amountFen;
      Stops.next(draft, stop, StopCommand.REVIEW, List.of(ReasonCode.OVER_HELD), List.of());
    } else if (amountFen > stop.amountFen) {
      more(draft, stop, money, amountFen);
    }
  }

  /** The case was filed after the moment at which it should have been frozen. */
  private static boolean isFreezeDue(Draft draft, StopDraft stop, CaseMoney money) {
    return money.status() == CaseStatus.FILED
        && stop.term != Term.FRESH
        && !stop.isFrozen()
        && !stop.commands.orderedSinceHeld(StopCommand.FREEZE)
        && draft.policy().stopPayment().mode(StopCommand.FREEZE) != CommandMode.OFF;
  }

  /** More is held than is the case's money, and no officer has let it be so. */
  private static boolean isOverHeld(StopDraft stop, long amountFen) {
    long held = stop.amountHeldFen.orElseThrow();
    // A whole account holds others' money too: there only what was asked for counts.
    long ours = stop.heldScope() == Scope.LIMITED ? held : Math.min(held, stop.amountFen);
    boolean asked = stop.commands.orderedSinceHeld(StopCommand.REVIEW);
    return amountFen < ours && (!asked || amountFen < stop.amountFen);
  }

  /** The question to the officers follows the money, and ends with its cause. */
  private static void reconsider(Draft draft, StopDraft stop, long amountFen) {
    long held = stop.amountHeldFen.orElseThrow();
    boolean limited = stop.heldScope() == Scope.LIMITED;
    boolean still = limited ? amountFen < held : amountFen <= stop.amountFen;
    stop.amountFen = amountFen;
    if (!still) {
      stop.drop(Set.of(ReasonCode.OVER_HELD, ReasonCode.APPROVAL_NEEDED));
      stop.drop();
    } else if (stop.approvals.isEmpty()) {
      stop.because(ReasonCode.APPROVAL_NEEDED, draft);
    }
  }

  private static void more(Draft draft, StopDraft stop, CaseMoney money, long amountFen) {
    stop.because(ReasonCode.MORE_MONEY_ARRIVED, draft);
    if (stop.heldScope() == Scope.WHOLE_ACCOUNT) {
      // It came into an account that lets nothing out: it is held already.
      stop.amountFen = amountFen;
    } else if (stop.isFrozen()) {
      if (money.status() == CaseStatus.FILED) {
        List<ReasonCode> why = List.of(ReasonCode.MORE_MONEY_ARRIVED);
        Terms.prolong(draft, stop, money, amountFen, why, List.of());
      }
    } else if (Doubts.isSpent(draft.policy().stopPayment(), stop)) {
      stop.because(ReasonCode.STOP_LIMIT_REACHED, draft);
    } else {
      Asking.anew(draft, stop, money, amountFen);
    }
  }
}
