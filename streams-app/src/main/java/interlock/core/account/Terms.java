package interlock.core.account;

import interlock.core.account.Stop.Term;
import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.policy.CommandMode;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopKind;
import interlock.core.policy.StopPayment;
import interlock.core.task.StopPaymentTask.State;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The moments of a stop (design.md §5): when it is to be frozen or extended, when it becomes
 * urgent, when it ends, and when a bank's answer is overdue. Only a Wake judges them, so that after
 * an outage what the banks have said meanwhile is read first.
 */
final class Terms {
  private Terms() {}

  /** The next moment of any stop on file that is not yet judged, which may have passed. */
  static OptionalLong next(AccountFile file, StopPayment rules) {
    return file.stops().stream()
        .filter(stop -> !Stops.hasEnded(stop.state()))
        .map(StopDraft::new)
        .mapToLong(stop -> next(stop, rules))
        .filter(at -> at < Long.MAX_VALUE)
        .min();
  }

  /** The next moment of a stop; {@code Long.MAX_VALUE}: never. */
  static long next(StopDraft stop, StopPayment rules) {
    long answer = stop.reminded ? Long.MAX_VALUE : stop.responseDueAt.orElse(Long.MAX_VALUE);
    return stop.holds() ? Math.min(answer, nextOfTerm(stop, rules)) : answer;
  }

  private static long nextOfTerm(StopDraft stop, StopPayment rules) {
    long end = end(stop);
    return switch (stop.term) {
      case FRESH ->
          end - (stop.isFrozen() ? rules.renewFreezeBeforeMillis() : rules.extendBeforeMillis());
      case RENEWING -> end - rules.urgentBeforeMillis();
      case ENDING -> end;
    };
  }

  private static long end(StopDraft stop) {
    return stop.expiresAt.orElseThrow();
  }

  /** What differs between kinds of stops when their moments come. */
  interface Renewal {
    /** Its end comes near. */
    void prolong();

    /** The other's stop, behind which it waited, has ended as far as is known. */
    void turn();
  }

  /**
   * Judges all that has passed of a stop for a case.
   *
   * @param amountFen the case's money that is here
   */
  static void judge(Draft draft, StopDraft stop, CaseMoney money, long amountFen) {
    judge(
        draft,
        stop,
        new Renewal() {
          @Override
          public void prolong() {
            if (!stop.isLift() && !money.withdrawn() && (money.named() || amountFen > 0)) {
              Terms.prolong(draft, stop, money, amountFen, List.of(), List.of());
            }
          }

          @Override
          public void turn() {
            Asking.anew(draft, stop, money, amountFen);
          }
        });
  }

  /** Judges all that has passed. */
  static void judge(Draft draft, StopDraft stop, Renewal renewal) {
    StopPayment rules = draft.policy().stopPayment();
    if (Stops.hasEnded(stop.state)) {
      return;
    }
    if (stop.holds() && end(stop) <= draft.now()) {
      expire(draft, stop, rules);
    }
    if (isPast(draft, stop, Term.FRESH, rules)) {
      stop.term = Term.RENEWING;
      renewal.prolong();
    }
    if (isPast(draft, stop, Term.RENEWING, rules)) {
      stop.term = Term.ENDING;
      stop.urgent = true;
      stop.because(ReasonCode.HOLD_EXPIRING, draft);
    }
    boolean overdue = stop.responseDueAt.orElse(Long.MAX_VALUE) <= draft.now();
    if (overdue && !stop.reminded) {
      remind(draft, stop, renewal);
    }
  }

  private static boolean isPast(Draft draft, StopDraft stop, Term term, StopPayment rules) {
    return stop.holds() && stop.term == term && nextOfTerm(stop, rules) <= draft.now();
  }

  /**
   * FREEZE if the case is filed, else EXTEND while a stop remains; nothing where neither may be.
   *
   * @param voices officers who agree already
   */
  static void prolong(
      Draft draft,
      StopDraft stop,
      CaseMoney money,
      long amountFen,
      List<ReasonCode> why,
      List<String> voices) {
    StopPayment rules = draft.policy().stopPayment();
    boolean filed = money.status() == CaseStatus.FILED;
    if (!filed && stop.isFrozen()) {
      return;
    }
    if (!filed && Doubts.isSpent(rules, stop)) {
      stop.because(ReasonCode.STOP_LIMIT_REACHED, draft);
      return;
    }
    StopCommand command = filed ? StopCommand.FREEZE : StopCommand.EXTEND;
    if (rules.mode(command) != CommandMode.OFF) {
      stop.amountFen = amountFen;
      List<ReasonCode> reasons = new ArrayList<>(why);
      reasons.add(filed ? ReasonCode.CASE_FILED : ReasonCode.CASE_NOT_FILED);
      Stops.next(draft, stop, command, reasons, voices);
    }
  }

  /** The hold ended by itself; a stop that the bank has not answered yet goes on without it. */
  private static void expire(Draft draft, StopDraft stop, StopPayment rules) {
    boolean frozen = stop.isFrozen();
    stop.drop(Set.of(ReasonCode.HOLD_EXPIRING));
    stop.because(ReasonCode.HOLD_EXPIRED, draft);
    if (stop.command == StopCommand.STOP && stop.isUnderWay()) {
      stop.forgetHold();
      return;
    }
    boolean counts = stop.kind == StopKind.RECOVERY;
    if (counts && !frozen && stop.commands.stopCount() >= rules.maxStops()) {
      stop.because(ReasonCode.STOP_LIMIT_REACHED, draft);
    }
    stop.end(State.EXPIRED);
  }

  private static void remind(Draft draft, StopDraft stop, Renewal renewal) {
    if (stop.state == State.RECEIVED && stop.has(ReasonCode.HELD_BY_ANOTHER)) {
      // The other's stop has ended by now, as far as was known: it is our turn.
      stop.drop(Set.of(ReasonCode.HELD_BY_ANOTHER));
      renewal.turn();
      return;
    }
    stop.reminded = true;
    stop.urgent = true;
    stop.because(stop.hasReceipt() ? ReasonCode.RESULT_OVERDUE : ReasonCode.RECEIPT_OVERDUE, draft);
  }
}
