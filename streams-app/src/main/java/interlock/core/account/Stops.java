package interlock.core.account;

import interlock.core.account.AccountFile.Balance;
import interlock.core.codes.ReasonCode;
import interlock.core.event.Grade;
import interlock.core.event.PersonName;
import interlock.core.identity.FullWidth;
import interlock.core.policy.Approval;
import interlock.core.policy.CommandMode;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopKind;
import interlock.core.policy.StopPayment;
import interlock.core.task.StopPaymentTask.Scope;
import interlock.core.task.StopPaymentTask.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which stops there are to be: one for each case whose money is here or whose report names this
 * account (design.md §5). Until the bank has it, a stop follows the money.
 */
final class Stops {
  /** Beyond that ended ones are dropped. */
  static final int MAX_STOPS = Reports.MAX_CASES + Reports.MAX_REPORTS;

  private Stops() {}

  /** Brings every stop in line with the money. */
  static void settle(Draft draft) {
    Map<String, Stop> stops = new HashMap<>();
    draft.stops.forEach(s -> stops.put(s.taskId(), s));
    Optional<Balance> balance = draft.balance;
    long spokenFor = 0;
    for (CaseMoney money : draft.money().cases()) {
      long amount = money.leftFen();
      if (balance.isPresent() && balance.get().at() >= money.cameAt() && amount > 0) {
        amount = Math.min(amount, Math.max(0, balance.get().fen() - spokenFor));
      }
      spokenFor += amount;
      String taskId = taskId(draft, money.caseId());
      Optional<Stop> known = Optional.ofNullable(stops.get(taskId));
      follow(draft, known, taskId, money, amount).ifPresent(s -> stops.put(taskId, s));
    }
    for (Stop stop : draft.stops) {
      String caseId = stop.caseId().orElse("");
      if (!draft.money().byCase().containsKey(caseId)) {
        follow(draft, Optional.of(stop), stop.taskId(), CaseMoney.none(caseId), 0)
            .ifPresent(s -> stops.put(s.taskId(), s));
      }
    }
    draft.stops =
        fold(stops.values().stream().sorted(Comparator.comparing(Stop::taskId)).toList(), draft);
  }

  /** Publishes a revision of each stop of which something other than the priority has changed. */
  static void publish(Draft draft) {
    List<Stop> next = new ArrayList<>();
    AccountFile file = draft.file(draft.now());
    for (Stop stop : draft.stops) {
      Optional<Stop> before =
          draft.before.stops().stream().filter(s -> s.taskId().equals(stop.taskId())).findFirst();
      String caseId = stop.caseId().orElse("");
      CaseMoney money = draft.money().of(caseId);
      boolean same =
          before.isPresent()
              && StopTasks.sameContent(
                  StopTasks.task(draft, draft.before, before.get(), draft.moneyBefore().of(caseId)),
                  StopTasks.task(draft, file, stop, money));
      if (same) {
        next.add(stop);
      } else {
        var revised = new StopDraft(stop);
        revised.revision++;
        next.add(revised.stop());
        draft.outputs.add(StopTasks.task(draft, file, revised.stop(), money));
      }
    }
    draft.stops = List.copyOf(next);
  }

  /** Asks the bank to lift, or ends what never went out. A lift already asked for stays. */
  static void lift(Draft draft, StopDraft stop, ReasonCode why) {
    switch (stop.state) {
      case PROPOSED -> {
        if (!stop.isLift()) {
          stop.because(why, draft);
          if (stop.holds()) {
            stop.order(StopCommand.LIFT, draft);
            send(draft, stop);
          } else {
            stop.end(State.CANCELLED);
          }
        }
      }
      case REQUESTED, RECEIVED, ACTIVE, PARTIAL, FROZEN -> {
        boolean underWay =
            stop.command == StopCommand.LIFT
                && (stop.state == State.REQUESTED || stop.state == State.RECEIVED);
        if (!underWay) {
          stop.because(why, draft);
          stop.order(StopCommand.LIFT, draft);
          send(draft, stop);
        }
      }
      case REFUSED, LIFTED, EXPIRED, CANCELLED -> {}
    }
  }

  /** Sends the command if its mode and the approvals allow, else proposes it. */
  private static void send(Draft draft, StopDraft stop) {
    StopPayment rules = draft.policy().stopPayment();
    boolean live = rules.mode(stop.command) == CommandMode.LIVE;
    Approval needed = rules.approval(stop.kind, stop.command, stop.hop, stop.amountFen);
    if (live && needed == Approval.AUTO) {
      stop.request(draft);
    } else {
      stop.propose();
    }
  }

  private static Optional<Stop> follow(
      Draft draft, Optional<Stop> known, String taskId, CaseMoney money, long amountFen) {
    boolean wanted = !money.withdrawn() && (money.named() || amountFen > 0);
    if (known.isEmpty() && !wanted) {
      return Optional.empty();
    }
    var stop =
        known
            .map(StopDraft::new)
            .orElseGet(() -> new StopDraft(taskId, money.caseId(), draft.now()));
    boolean reported = stop.scope == Scope.WHOLE_ACCOUNT;
    if (known.isPresent() && (money.withdrawn() || (reported && !money.concerns()))) {
      // A lift that the bank refused is for officers; asking for ever would not help.
      if (stop.command != StopCommand.LIFT) {
        lift(draft, stop, ReasonCode.REPORT_WITHDRAWN);
      }
      return Optional.of(stop.stop());
    }
    if (known.isEmpty() || (wanted && Reopening.isDue(stop, money))) {
      stop.begin();
      ask(draft, stop, money, amountFen);
      stop.order(StopCommand.STOP, draft);
      decide(draft, stop, money);
    } else if (followsMoney(stop)) {
      if (wanted) {
        ask(draft, stop, money, amountFen);
        if (stop.state == State.PROPOSED) {
          decide(draft, stop, money);
        } else {
          explain(draft, stop, money, List.of());
        }
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
    return Optional.of(stop.stop());
  }

  /** The bank does not have it yet. */
  private static boolean followsMoney(StopDraft stop) {
    return stop.command != StopCommand.LIFT
        && (stop.state == State.PROPOSED || stop.state == State.REQUESTED);
  }

  private static void ask(Draft draft, StopDraft stop, CaseMoney money, long amountFen) {
    stop.scope = money.named() ? Scope.WHOLE_ACCOUNT : Scope.LIMITED;
    stop.amountFen = amountFen;
    stop.hop = money.hop();
    stop.path = money.path();
    // Only new movements make it urgent, and only the bank's or an officer's act ends the urgency:
    // a revision for the mere passing of a day would ask nobody to do anything.
    stop.urgent = stop.urgent || (money.movedAt() > 0 && movedLately(draft, money));
  }

  private static boolean movedLately(Draft draft, CaseMoney money) {
    return money.movedAt() >= draft.now() - draft.policy().stopPayment().urgentMovedMillis();
  }

  /** STOP, or a question to a person. */
  private static void decide(Draft draft, StopDraft stop, CaseMoney money) {
    StopPayment rules = draft.policy().stopPayment();
    List<ReasonCode> doubts = doubts(draft, stop, money, rules);
    if (!doubts.isEmpty()) {
      stop.command = StopCommand.REVIEW;
      stop.propose();
    } else {
      stop.command = StopCommand.STOP;
      if (rules.mode(StopCommand.STOP) != CommandMode.LIVE) {
        doubts = List.of(ReasonCode.MODE_ADVISE);
        stop.propose();
      } else if (!enough(rules, stop)) {
        doubts = List.of(ReasonCode.APPROVAL_NEEDED);
        stop.propose();
      } else {
        stop.request(draft);
      }
    }
    explain(draft, stop, money, doubts);
  }

  private static List<ReasonCode> doubts(
      Draft draft, StopDraft stop, CaseMoney money, StopPayment rules) {
    List<ReasonCode> doubts = new ArrayList<>();
    if (Listings.isListed(draft.listings, Grade.ALLOWED, draft.now())) {
      doubts.add(ReasonCode.ALLOWED_TARGET);
    }
    if (nameDiffers(draft, money)) {
      doubts.add(ReasonCode.NAME_MISMATCH);
    }
    if (stop.hop >= rules.reviewFromHop()) {
      doubts.add(ReasonCode.DEEP_HOP);
    }
    if (stop.stopCount >= rules.maxStops()) {
      doubts.add(ReasonCode.STOP_LIMIT_REACHED);
    }
    if (rules.mode(StopCommand.STOP) == CommandMode.OFF) {
      doubts.add(ReasonCode.MODE_ADVISE);
    }
    return doubts;
  }

  private static void explain(
      Draft draft, StopDraft stop, CaseMoney money, List<ReasonCode> doubts) {
    List<ReasonCode> codes = new ArrayList<>();
    codes.add(money.named() ? ReasonCode.REPORTED_PAYEE : ReasonCode.TAINTED_MONEY);
    if (stop.urgent) {
      codes.add(ReasonCode.MOVED_RECENTLY);
    }
    codes.addAll(doubts);
    stop.reasons = Reasons.replace(stop.reasons, codes, draft.moment.cause());
  }

  /** Whether the officers that the policy asks for have agreed to the command. */
  static boolean enough(StopPayment rules, StopDraft stop) {
    int needed =
        switch (rules.approval(stop.kind, stop.command, stop.hop, stop.amountFen)) {
          case AUTO -> 0;
          case ONE -> 1;
          case TWO -> 2;
        };
    return stop.approvals.size() >= needed;
  }

  private static boolean nameDiffers(Draft draft, CaseMoney money) {
    Optional<String> bank = draft.holder.name().map(Stops::plain);
    return bank.isPresent()
        && money.named()
        && money.report().stream()
            .flatMap(r -> r.lines().stream())
            .flatMap(l -> l.payee().name().stream())
            .map(Stops::plain)
            .anyMatch(said -> !said.isEmpty() && !said.equals(bank.get()));
  }

  private static String plain(PersonName name) {
    return FullWidth.toAscii(name.reveal()).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
  }

  private static String taskId(Draft draft, String caseId) {
    return draft.ids.taskId("S", caseId, draft.account.reveal(), StopKind.RECOVERY.name());
  }

  static boolean hasEnded(State state) {
    return switch (state) {
      case REFUSED, LIFTED, EXPIRED, CANCELLED -> true;
      case PROPOSED, REQUESTED, RECEIVED, ACTIVE, PARTIAL, FROZEN -> false;
    };
  }

  private static List<Stop> fold(List<Stop> stops, Draft draft) {
    if (stops.size() <= MAX_STOPS) {
      return stops;
    }
    List<Stop> next = new ArrayList<>(stops);
    for (Stop stop : stops) {
      boolean forgotten = !draft.money().byCase().containsKey(stop.caseId().orElse(""));
      if (hasEnded(stop.state()) && forgotten && next.size() > MAX_STOPS) {
        next.remove(stop);
        draft.folded++;
      }
    }
    return List.copyOf(next);
  }
}
