package interlock.core.account;

import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.OfficerDecision;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopKind;
import interlock.core.policy.StopPayment;
import interlock.core.task.Outcome;
import interlock.core.task.StopPaymentTask.State;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What officers decide about stops and holds. */
final class Orders {
  private static final int MAX_APPROVALS = 4;

  /** Why a stop ended, which an order to begin again sets aside. */
  private static final Set<ReasonCode> OVERRULED =
      Set.of(
          ReasonCode.LIFTED_BY_OFFICER,
          ReasonCode.APPEAL_UPHELD,
          ReasonCode.NOTHING_LEFT,
          ReasonCode.HOLD_EXPIRED,
          ReasonCode.BANK_REFUSED);

  private Orders() {}

  /**
   * A decision by which nothing changes is told to whoever sent it. SPLIT, RAISE and LOWER say
   * nothing of a stop.
   */
  static void read(Draft draft, OfficerDecision decision) {
    if (decision.isErasure()) {
      // Whoever keeps the file answers it.
      return;
    }
    Predicate<Stop> about = stop -> stop.taskId().equals(decision.taskId());
    boolean repeated = measures(draft).filter(about).anyMatch(s -> knows(s, decision));
    if (repeated) {
      return;
    }
    List<Stop> before = measures(draft).toList();
    decide(draft, decision);
    if (measures(draft).toList().equals(before)) {
      draft.outputs.add(Outcome.withoutEffect(decision, draft.now()));
    }
    // Told again it must not count for what is proposed later.
    change(draft, about, stop -> stop.answered(decision.origin()));
    changeHolds(draft, about, hold -> changed(hold, s -> s.answered(decision.origin())));
    changeProtections(draft, about, stop -> stop.answered(decision.origin()));
  }

  private static boolean knows(Stop stop, OfficerDecision decision) {
    return new StopDraft(stop).knows(decision.origin());
  }

  static Stream<Stop> measures(Draft draft) {
    return Stream.of(
            draft.stops.stream(),
            draft.holds.stream().map(Hold::task),
            draft.protections.stream().map(Protection::task))
        .flatMap(all -> all);
  }

  private static void decide(Draft draft, OfficerDecision decision) {
    Predicate<Stop> which =
        stop ->
            stop.taskId().equals(decision.taskId())
                && decision.applicationId().map(stop.applicationId()::equals).orElse(true);
    Consumer<StopDraft> order =
        switch (decision.action()) {
          case APPROVE -> stop -> approve(draft, stop, decision);
          case REJECT -> Orders::reject;
          case LIFT -> stop -> lift(draft, stop, decision);
          case MODIFY -> stop -> bound(stop, decision);
          case ORDER -> stop -> order(draft, stop, decision);
          case SPLIT, RAISE, LOWER, TRY_ERASE, ERASE -> stop -> {};
        };
    change(draft, which, order);
    changeHolds(
        draft,
        which,
        hold ->
            decision.action() == OfficerDecision.Action.LIFT
                ? HoldAsks.release(draft, hold, ReasonCode.LIFTED_BY_OFFICER)
                : changed(hold, order));
    changeProtections(draft, which, order);
  }

  static void approve(Draft draft, StopDraft stop, OfficerDecision decision) {
    StopPayment rules = draft.policy().stopPayment();
    StopCommand goesOut = stop.goesOut();
    if (!stop.isProposed() || !rules.officersMaySend(goesOut)) {
      return;
    }
    if (!stop.isLift() && stop.kind == StopKind.RECOVERY && Pooled.isUnordered(draft, stop)) {
      // Everybody's money is there: the order number must be reported first.
      return;
    }
    boolean oneMore =
        stop.kind == StopKind.RECOVERY
            && (goesOut == StopCommand.STOP || goesOut == StopCommand.EXTEND);
    if (oneMore && stop.commands.stopsAsked() >= rules.maxStops()) {
      // That there are two is the law's word, which no officer can change.
      return;
    }
    // One officer is one voice, whatever unit he speaks for.
    if (stop.approvals.stream().anyMatch(a -> a.endsWith("/" + decision.officer()))) {
      return;
    }
    var officers = new TreeSet<>(stop.approvals);
    officers.add(voice(decision));
    stop.approvals = officers.stream().limit(MAX_APPROVALS).toList();
    if (Stops.enough(rules, stop)) {
      stop.drop(Set.of(ReasonCode.APPROVAL_NEEDED, ReasonCode.MODE_ADVISE));
      stop.command = goesOut;
      stop.request(draft);
    }
  }

  static String voice(OfficerDecision decision) {
    return decision.unit() + "/" + decision.officer();
  }

  /** The command is not given; what the bank holds it holds still. */
  private static void reject(StopDraft stop) {
    if (!stop.isProposed()) {
      return;
    }
    stop.drop(Set.of(ReasonCode.APPROVAL_NEEDED, ReasonCode.MODE_ADVISE, ReasonCode.OVER_HELD));
    if (stop.holds()) {
      stop.end(stop.kind == StopKind.TRANSFER_HOLD ? State.ACTIVE : stop.heldState());
    } else {
      stop.end(State.CANCELLED);
    }
  }

  private static void lift(Draft draft, StopDraft stop, OfficerDecision decision) {
    Stops.lift(draft, stop, ReasonCode.LIFTED_BY_OFFICER);
    if (stop.isLift()) {
      approve(draft, stop, decision);
    }
  }

  /** The amount is at most what an officer says; who agreed to another must agree anew. */
  private static void bound(StopDraft stop, OfficerDecision decision) {
    boolean open = stop.kind == StopKind.RECOVERY && !Stops.hasEnded(stop.state);
    if (!open || decision.amountFen().isEmpty()) {
      return;
    }
    stop.amountCeilingFen = decision.amountFen();
    if (stop.isProposed()) {
      stop.approvals = List.of();
    }
  }

  /**
   * The next measure at once, whatever the doubts: a FREEZE if the case is filed; else an EXTEND of
   * what is held, or a STOP of what is not. The rules for their number and approval hold.
   */
  private static void order(Draft draft, StopDraft stop, OfficerDecision decision) {
    CaseMoney money = Pooled.money(draft, stop.stop());
    boolean possible =
        stop.kind == StopKind.RECOVERY
            && !money.withdrawn()
            && !stop.isUnderWay()
            && !Pooled.isUnordered(draft, stop);
    if (!possible) {
      return;
    }
    List<String> voices = List.of(voice(decision));
    if (stop.isProposed()) {
      stop.because(ReasonCode.ORDERED_BY_OFFICER, draft);
      approve(draft, stop, decision);
    } else if (stop.holds() || money.status() == CaseStatus.FILED) {
      stop.begin();
      stop.drop(OVERRULED);
      List<ReasonCode> why = List.of(ReasonCode.ORDERED_BY_OFFICER);
      Terms.prolong(draft, stop, money, stop.amountFen, why, voices);
    } else if (!Doubts.isSpent(draft.policy().stopPayment(), stop)) {
      stop.begin();
      stop.drop(OVERRULED);
      List<ReasonCode> why = List.of(ReasonCode.ORDERED_BY_OFFICER);
      Stops.next(draft, stop, StopCommand.STOP, why, voices);
    }
  }

  static void change(Draft draft, Predicate<Stop> which, Consumer<StopDraft> order) {
    draft.stops = draft.stops.stream().map(stop -> changed(stop, which, order)).toList();
  }

  static void changeProtections(Draft draft, Predicate<Stop> which, Consumer<StopDraft> order) {
    draft.protections =
        draft.protections.stream().map(p -> p.with(changed(p.task(), which, order))).toList();
  }

  private static Stop changed(Stop stop, Predicate<Stop> which, Consumer<StopDraft> order) {
    if (!which.test(stop)) {
      return stop;
    }
    var changed = new StopDraft(stop);
    order.accept(changed);
    return changed.stop();
  }

  /** An order about a hold that has ended changes nothing. */
  static void changeHolds(Draft draft, Predicate<Stop> which, UnaryOperator<Hold> order) {
    draft.holds =
        draft.holds.stream()
            .map(hold -> hold.isOpen() && which.test(hold.task()) ? order.apply(hold) : hold)
            .toList();
  }

  static Hold changed(Hold hold, Consumer<StopDraft> order) {
    var task = new StopDraft(hold.task());
    order.accept(task);
    return new Hold(task.stop(), hold.shown(), hold.opened(), hold.asked(), hold.heldUntil());
  }
}
