package interlock.core.account;

import static java.util.stream.Collectors.toSet;

import interlock.core.account.AccountFile.Balance;
import interlock.core.codes.ReasonCode;
import interlock.core.policy.Approval;
import interlock.core.policy.CommandMode;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopKind;
import interlock.core.policy.StopPayment;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.Scope;
import interlock.core.task.StopPaymentTask.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which stops there are to be: one for each case whose money is here or whose report names this
 * account (design.md §5). Until the bank has it, a stop follows the money.
 */
final class Stops {
  /** Beyond that ended ones are dropped. */
  static final int MAX_STOPS = Reports.MAX_CASES + Reports.MAX_REPORTS;

  /** Reasons of one command, which the next does not share. */
  private static final Set<ReasonCode> OF_ONE_COMMAND =
      Set.of(
          ReasonCode.CASE_FILED,
          ReasonCode.CASE_NOT_FILED,
          ReasonCode.OVER_HELD,
          ReasonCode.MORE_MONEY_ARRIVED,
          ReasonCode.HELD_BY_ANOTHER,
          ReasonCode.RECEIPT_OVERDUE,
          ReasonCode.RESULT_OVERDUE);

  private static final Set<ReasonCode> REMARKS =
      Set.of(ReasonCode.NEAR_MISS, ReasonCode.SUSPECTED_TWIN);

  private Stops() {}

  /**
   * Brings every stop in line with the money.
   *
   * @param woken also with the time
   */
  static void settle(Draft draft, boolean woken) {
    Map<String, Stop> stops = new HashMap<>();
    draft.stops.forEach(s -> stops.put(s.taskId(), s));
    Optional<Balance> balance = draft.balance;
    long spokenFor = Protections.amountFen(draft);
    Set<String> claimed = new HashSet<>();
    for (Pooled.Claim claim : Pooled.claims(draft)) {
      CaseMoney money = claim.money();
      long amount = money.leftFen();
      if (balance.isPresent() && balance.get().at() >= money.cameAt() && amount > 0) {
        amount = Math.min(amount, Math.max(0, balance.get().fen() - spokenFor));
      }
      spokenFor += amount;
      String taskId = claim.taskId();
      claimed.add(taskId);
      Optional<Stop> known = Optional.ofNullable(stops.get(taskId));
      follow(draft, known, claim, amount, woken).ifPresent(s -> stops.put(taskId, s));
    }
    for (Stop stop : draft.stops) {
      if (!claimed.contains(stop.taskId())) {
        CaseMoney gone = Pooled.money(draft, stop);
        var claim = new Pooled.Claim(stop.taskId(), stop.orderId(), gone);
        follow(draft, Optional.of(stop), claim, 0, woken).ifPresent(s -> stops.put(s.taskId(), s));
      }
    }
    draft.stops =
        fold(stops.values().stream().sorted(Comparator.comparing(Stop::taskId)).toList(), draft);
  }

  /** Publishes a revision of each stop of which something other than the priority has changed. */
  static void publish(Draft draft) {
    if (draft.sameFacts() && draft.stops.equals(draft.before.stops())) {
      return;
    }
    Map<String, Stop> before = new HashMap<>();
    draft.before.stops().forEach(s -> before.put(s.taskId(), s));
    AccountFile file = draft.file(draft.now());
    draft.stops =
        draft.stops.stream()
            .map(s -> published(draft, file, Optional.ofNullable(before.get(s.taskId())), s))
            .toList();
  }

  private static Stop published(Draft draft, AccountFile file, Optional<Stop> before, Stop stop) {
    StopPayment rules = draft.policy().stopPayment();
    var revised = new StopDraft(stop);
    revised.revision++;
    Stop next = revised.stop();
    StopPaymentTask task =
        StopTasks.task(draft, file, next, Pooled.money(file, draft.money(), rules, stop));
    boolean same =
        before.isPresent()
            && StopTasks.sameContent(task(draft, draft.before, before.get(), rules), task);
    if (same) {
      return stop;
    }
    draft.outputs.add(task);
    return next;
  }

  private static StopPaymentTask task(
      Draft draft, AccountFile before, Stop stop, StopPayment rules) {
    return StopTasks.task(
        draft, before, stop, Pooled.money(before, draft.moneyBefore(), rules, stop));
  }

  /** Asks the bank to lift, or ends what never went out. A lift already asked for stays. */
  static void lift(Draft draft, StopDraft stop, ReasonCode why) {
    if (hasEnded(stop.state) || (stop.isLift() && (stop.isProposed() || stop.isUnderWay()))) {
      return;
    }
    if (stop.state == State.PROPOSED) {
      stop.because(why, draft);
      stop.end(State.CANCELLED);
    } else {
      next(draft, stop, StopCommand.LIFT, List.of(why), List.of());
    }
  }

  /**
   * The next command on a stop.
   *
   * @param voices officers who agree already
   */
  static void next(
      Draft draft, StopDraft stop, StopCommand command, List<ReasonCode> why, List<String> voices) {
    stop.drop(OF_ONE_COMMAND);
    why.forEach(code -> stop.because(code, draft));
    stop.order(command, draft);
    stop.approvals = voices;
    send(draft, stop);
  }

  /** Sends the command if its mode and the approvals allow, else proposes it. */
  static void send(Draft draft, StopDraft stop) {
    StopPayment rules = draft.policy().stopPayment();
    stop.drop(Set.of(ReasonCode.MODE_ADVISE, ReasonCode.APPROVAL_NEEDED));
    if (rules.mode(stop.goesOut()) != CommandMode.LIVE) {
      stop.because(ReasonCode.MODE_ADVISE, draft);
      stop.propose();
    } else if (stop.command == StopCommand.REVIEW || !enough(rules, stop)) {
      stop.because(ReasonCode.APPROVAL_NEEDED, draft);
      stop.propose();
    } else {
      stop.request(draft);
    }
  }

  private static Optional<Stop> follow(
      Draft draft, Optional<Stop> known, Pooled.Claim claim, long moneyFen, boolean woken) {
    CaseMoney money = claim.money();
    boolean wanted = !money.withdrawn() && (money.named() || moneyFen > 0);
    if (known.isEmpty() && !wanted) {
      return Optional.empty();
    }
    var stop =
        known
            .map(StopDraft::new)
            .orElseGet(
                () -> new StopDraft(claim.taskId(), money.caseId(), claim.orderId(), draft.now()));
    long amountFen = Math.min(moneyFen, stop.amountCeilingFen.orElse(Long.MAX_VALUE));
    if (woken) {
      Terms.judge(draft, stop, money, amountFen);
    }
    if (stop.isLift() && stop.isProposed() && stop.has(ReasonCode.MODE_ADVISE)) {
      // The mode may be another by now, and nothing else would send it.
      send(draft, stop);
    }
    if (Pooled.mustLetGo(draft, stop)) {
      lift(draft, stop, ReasonCode.PAYMENT_INSTITUTION);
    } else if (known.isPresent() && groundFell(stop, money, wanted)) {
      // A lift that the bank refused is for officers; asking for ever would not help.
      if (stop.command != StopCommand.LIFT) {
        boolean unsaid = money.withdrawn() || stop.scope == Scope.WHOLE_ACCOUNT;
        lift(draft, stop, unsaid ? ReasonCode.REPORT_WITHDRAWN : ReasonCode.NOTHING_LEFT);
      }
    } else if (known.isEmpty()
        || (wanted && Reopening.isDue(stop, money, amountFen, draft.policy().stopPayment()))) {
      Asking.anew(draft, stop, money, amountFen);
    } else if (isInForce(stop)) {
      Following.follow(draft, stop, money, amountFen);
    } else if (!wanted && stop.state == State.RECEIVED && !stop.isLift()) {
      // The bank may act on it at any time, and the case may be forgotten here by then.
      stop.amountFen = 0;
      lift(draft, stop, ReasonCode.NOTHING_LEFT);
    } else if (followsMoney(stop)) {
      if (wanted) {
        Asking.follow(draft, stop, money, amountFen);
      } else {
        stop.amountFen = 0;
        if (stop.holds()) {
          lift(draft, stop, ReasonCode.NOTHING_LEFT);
        } else {
          stop.because(ReasonCode.NOTHING_LEFT, draft);
          stop.end(State.CANCELLED);
        }
      }
    }
    if (!hasEnded(stop.state)) {
      remark(draft, stop, money.remarks());
    }
    return Optional.of(stop.stop());
  }

  /** What a person should know of the money; it delays no command (docs/adr/0015). */
  private static void remark(Draft draft, StopDraft stop, List<ReasonCode> remarks) {
    stop.drop(REMARKS.stream().filter(code -> !remarks.contains(code)).collect(toSet()));
    remarks.forEach(code -> stop.because(code, draft));
  }

  /**
   * Nothing says any more what the stop was ordered for: the report is withdrawn, or names the
   * account no more while none of its money is here. What is frozen for money that came and left is
   * for officers.
   */
  private static boolean groundFell(StopDraft stop, CaseMoney money, boolean wanted) {
    return money.withdrawn()
        || (!wanted && (stop.isFrozen() ? !money.concerns() : stop.scope == Scope.WHOLE_ACCOUNT));
  }

  private static boolean isInForce(StopDraft stop) {
    return stop.state == State.ACTIVE || stop.state == State.PARTIAL || stop.state == State.FROZEN;
  }

  /** The bank does not have it yet. */
  private static boolean followsMoney(StopDraft stop) {
    return stop.command != StopCommand.LIFT
        && (stop.state == State.PROPOSED || stop.state == State.REQUESTED);
  }

  /** Whether the officers that the policy asks for have agreed to the command. */
  static boolean enough(StopPayment rules, StopDraft stop) {
    Approval asked = rules.approval(stop.kind, stop.command, stop.hop, stop.amountFen);
    int needed =
        switch (asked.max(rules.approval(stop.kind, stop.goesOut(), stop.hop, stop.amountFen))) {
          case AUTO -> 0;
          case ONE -> 1;
          case TWO -> 2;
        };
    return stop.approvals.size() >= needed;
  }

  /** One for (case, account), or for (case, account, order) at a payment institution. */
  static String taskId(Draft draft, String caseId, Optional<String> orderId) {
    String account = draft.account.reveal();
    String kind = StopKind.RECOVERY.name();
    return orderId
        .map(order -> draft.ids.taskId("S", caseId, account, kind, order))
        .orElseGet(() -> draft.ids.taskId("S", caseId, account, kind));
  }

  static boolean hasEnded(State state) {
    return switch (state) {
      case REFUSED, LIFTED, EXPIRED, CANCELLED -> true;
      case PROPOSED, REQUESTED, RECEIVED, ACTIVE, PARTIAL, FROZEN -> false;
    };
  }

  private static List<Stop> fold(List<Stop> stops, Draft draft) {
    List<Stop> next = new ArrayList<>(stops);
    for (Stop stop : stops) {
      if (!isFull(next, stop)) {
        continue;
      }
      boolean forgotten = !draft.money().byCase().containsKey(stop.caseId().orElse(""));
      if (hasEnded(stop.state()) && forgotten) {
        next.remove(stop);
        draft.folded++;
      }
    }
    return List.copyOf(next);
  }

  /** Whether there is no room for another like it. */
  private static boolean isFull(List<Stop> stops, Stop like) {
    return stops.size() > MAX_STOPS
        || (like.orderId().isPresent() && Pooled.ordersOf(stops) >= Pooled.MAX_ORDERS);
  }
}
