package interlock.core.account;

import interlock.core.codes.ReasonCode;
import interlock.core.policy.CommandMode;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopPayment;
import interlock.core.task.Reason;
import interlock.core.task.StopPaymentTask.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Asks for stops, and keeps what a bank does not have yet in line with the money. */
final class Asking {
  /** What happened to a stop, which stays true while its amount follows the money. */
  private static final Set<ReasonCode> LASTING =
      Set.of(
          ReasonCode.MORE_MONEY_ARRIVED,
          ReasonCode.HOLD_EXPIRED,
          ReasonCode.RECEIPT_OVERDUE,
          ReasonCode.RESULT_OVERDUE,
          ReasonCode.CASH_WITHDRAWAL_ATTEMPT,
          ReasonCode.UNSOLICITED_ANSWER,
          ReasonCode.ORDERED_BY_OFFICER,
          ReasonCode.APPEAL_RECEIVED,
          ReasonCode.APPEAL_DISMISSED,
          ReasonCode.NEAR_MISS,
          ReasonCode.SUSPECTED_TWIN);

  private Asking() {}

  /** A stop under a new id: the first, a wider one, or one for more money. */
  static void anew(Draft draft, StopDraft stop, CaseMoney money, long amountFen) {
    boolean more = stop.has(ReasonCode.MORE_MONEY_ARRIVED);
    stop.begin();
    stop.drop(LASTING);
    // The officers' word on the stop before says nothing of this one.
    stop.drop(Set.of(ReasonCode.BREAKER_OPEN));
    stop.order(StopCommand.STOP, draft);
    ask(draft, stop, money, amountFen);
    decide(draft, stop, money);
    if (more) {
      stop.because(ReasonCode.MORE_MONEY_ARRIVED, draft);
    }
  }

  /** What the bank does not have yet follows the money, and its approvals. */
  static void follow(Draft draft, StopDraft stop, CaseMoney money, long amountFen) {
    boolean ofHold = stop.command == StopCommand.EXTEND || stop.command == StopCommand.FREEZE;
    if (ofHold) {
      stop.amountFen = amountFen;
      if (stop.isProposed()) {
        Stops.send(draft, stop);
      }
      return;
    }
    long before = stop.amountFen;
    ask(draft, stop, money, amountFen);
    if (stop.isProposed()) {
      decide(draft, stop, money);
    } else {
      Pacing.grew(draft, stop, stop.amountFen - before);
      explain(draft, stop, money, List.of());
    }
  }

  private static void ask(Draft draft, StopDraft stop, CaseMoney money, long amountFen) {
    stop.asksFor(money.named() ? Scope.WHOLE_ACCOUNT : Scope.LIMITED);
    stop.amountFen = amountFen;
    stop.hop = money.hop();
    stop.path = money.path();
    // Only new movements make it urgent, and only the bank's or an officer's act ends the urgency:
    // a revision for the mere passing of a day would ask nobody to do anything.
    if (money.movedAt() > 0 && movedLately(draft, money)) {
      stop.urgent = true;
      stop.because(ReasonCode.MOVED_RECENTLY, draft);
    }
    if (Cash.isWanted(draft)) {
      Cash.press(draft, stop);
    }
  }

  private static boolean movedLately(Draft draft, CaseMoney money) {
    return money.movedAt() >= draft.now() - draft.policy().stopPayment().urgentMovedMillis();
  }

  /** STOP, or a question to a person. */
  private static void decide(Draft draft, StopDraft stop, CaseMoney money) {
    StopPayment rules = draft.policy().stopPayment();
    List<ReasonCode> doubts = Doubts.of(draft, stop, money);
    if (!doubts.isEmpty()) {
      stop.command = StopCommand.REVIEW;
      stop.propose();
    } else {
      stop.command = StopCommand.STOP;
      if (rules.mode(StopCommand.STOP) != CommandMode.LIVE) {
        doubts = List.of(ReasonCode.MODE_ADVISE);
        stop.propose();
      } else if (!Stops.enough(rules, stop)) {
        doubts = List.of(ReasonCode.APPROVAL_NEEDED);
        stop.propose();
      } else if (isByItself(stop) && Pacing.holdsBack(draft, stop)) {
        doubts = List.of(ReasonCode.BREAKER_OPEN);
        stop.command = StopCommand.REVIEW;
        stop.propose();
      } else {
        stop.request(draft);
      }
    }
    explain(draft, stop, money, doubts);
  }

  /** No officer has spoken for it. */
  private static boolean isByItself(StopDraft stop) {
    return stop.approvals.isEmpty() && !stop.has(ReasonCode.ORDERED_BY_OFFICER);
  }

  private static void explain(
      Draft draft, StopDraft stop, CaseMoney money, List<ReasonCode> doubts) {
    List<ReasonCode> codes = new ArrayList<>();
    codes.add(money.named() ? ReasonCode.REPORTED_PAYEE : ReasonCode.TAINTED_MONEY);
    if (stop.has(ReasonCode.MOVED_RECENTLY)) {
      codes.add(ReasonCode.MOVED_RECENTLY);
    }
    stop.reasons.stream().map(Reason::code).filter(LASTING::contains).forEach(codes::add);
    doubts.stream().filter(code -> !codes.contains(code)).forEach(codes::add);
    stop.reasons = Reasons.replace(stop.reasons, codes, draft.moment.cause());
  }
}
