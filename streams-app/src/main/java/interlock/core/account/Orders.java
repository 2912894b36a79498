package interlock.core.account;

import interlock.core.codes.ReasonCode;
import interlock.core.event.Appeal;
import interlock.core.event.OfficerDecision;
import interlock.core.policy.CommandMode;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopPayment;
import interlock.core.task.StopPaymentTask.State;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What officers decide about stops and holds, and appeals that they uphold. */
final class Orders {
  private static final int MAX_APPROVALS = 4;

  private Orders() {}

  /** MODIFY, ORDER, SPLIT, RAISE and LOWER say nothing of a stop yet. */
  static void read(Draft draft, OfficerDecision decision) {
    Predicate<Stop> which =
        stop ->
            stop.taskId().equals(decision.taskId())
                && decision.applicationId().map(stop.applicationId()::equals).orElse(true);
    Consumer<StopDraft> order =
        switch (decision.action()) {
          case APPROVE -> stop -> approve(draft, stop, decision);
          case REJECT ->
              stop -> {
                if (stop.state == State.PROPOSED) {
                  stop.end(stop.holds() ? State.ACTIVE : State.CANCELLED);
                }
              };
          case LIFT -> stop -> Stops.lift(draft, stop, ReasonCode.LIFTED_BY_OFFICER);
          case MODIFY, ORDER, SPLIT, RAISE, LOWER -> stop -> {};
        };
    change(draft, which, order);
    changeHolds(
        draft,
        which,
        hold ->
            decision.action() == OfficerDecision.Action.LIFT
                ? HoldAsks.release(draft, hold, ReasonCode.LIFTED_BY_OFFICER)
                : changed(hold, order));
  }

  /** An upheld appeal lifts at once (law art. 32). */
  static void read(Draft draft, Appeal appeal) {
    if (appeal.status() != Appeal.Status.UPHELD) {
      return;
    }
    Predicate<Stop> which =
        stop ->
            appeal.taskId().map(stop.taskId()::equals).orElse(true)
                && (appeal.caseId().isEmpty() || appeal.caseId().equals(stop.caseId()));
    change(
        draft,
        which,
        stop -> {
          if (stop.command != StopCommand.LIFT) {
            Stops.lift(draft, stop, ReasonCode.APPEAL_UPHELD);
          }
        });
    changeHolds(draft, which, hold -> HoldAsks.release(draft, hold, ReasonCode.APPEAL_UPHELD));
  }

  private static void approve(Draft draft, StopDraft stop, OfficerDecision decision) {
    StopPayment rules = draft.policy().stopPayment();
    StopCommand goesOut = stop.goesOut();
    if (stop.state != State.PROPOSED || rules.mode(goesOut) != CommandMode.LIVE) {
      return;
    }
    // One officer is one voice, whatever unit he speaks for.
    if (stop.approvals.stream().anyMatch(a -> a.endsWith("/" + decision.officer()))) {
      return;
    }
    var officers = new TreeSet<>(stop.approvals);
    officers.add(decision.unit() + "/" + decision.officer());
    stop.approvals = officers.stream().limit(MAX_APPROVALS).toList();
    if (Stops.enough(rules, stop)) {
      stop.command = goesOut;
      stop.request(draft);
    }
  }

  private static void change(Draft draft, Predicate<Stop> which, Consumer<StopDraft> order) {
    draft.stops =
        draft.stops.stream()
            .map(
                stop -> {
                  if (!which.test(stop)) {
                    return stop;
                  }
                  var changed = new StopDraft(stop);
                  order.accept(changed);
                  return changed.stop();
                })
            .toList();
  }

  /** An order about a hold that has ended changes nothing. */
  private static void changeHolds(Draft draft, Predicate<Stop> which, UnaryOperator<Hold> order) {
    draft.holds =
        draft.holds.stream()
            .map(hold -> hold.isOpen() && which.test(hold.task()) ? order.apply(hold) : hold)
            .toList();
  }

  private static Hold changed(Hold hold, Consumer<StopDraft> order) {
    var task = new StopDraft(hold.task());
    order.accept(task);
    return new Hold(task.stop(), hold.shown(), hold.opened(), hold.asked(), hold.heldUntil());
  }
}
