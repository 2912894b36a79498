package interlock.core.account;

import interlock.core.codes.ReasonCode;
import interlock.core.mail.AccountMail.Ask;
import interlock.core.policy.CommandMode;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopPayment;
import interlock.core.task.Reason;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A victim's own payments in flight: HOLD, then RELEASE or CANCEL_TRANSFER (design.md §5). Each is
 * advice on one payment, so that what makes a stop doubtful (ALLOWED, names, hops) says nothing
 * here, and no stop is counted.
 *
 * <p>Once a HOLD was asked, the command follows from the furthest ask, whatever the order in which
 * the asks came: a HOLD that comes after the RELEASE never goes out, the RELEASE does.
 *
 * <p>When the payment is no longer in flight, so is the hold: EXPIRED if it was posted
 * (TRANSFER_POSTED; REFUSED stays the bank's own word) or its time has passed (HOLD_EXPIRED),
 * CANCELLED if it was rejected or reversed (TRANSFER_STAYED). What the bank's answer ended stays as
 * it is.
 */
final class Holds {
  /** Reasons that hold only as long as what they say. */
  private static final Set<ReasonCode> PASSING =
      Set.of(
          ReasonCode.TRANSFER_POSTED,
          ReasonCode.TRANSFER_STAYED,
          ReasonCode.HOLD_EXPIRED,
          ReasonCode.MODE_ADVISE,
          ReasonCode.APPROVAL_NEEDED);

  private Holds() {}

  /** Brings every hold in line with what is asked and with its payment. */
  static void settle(Draft draft) {
    if (!draft.holds.isEmpty()) {
      draft.holds = draft.holds.stream().map(h -> h.opened() ? settled(draft, h) : h).toList();
    }
  }

  /** Publishes a revision of each hold of which something other than the priority has changed. */
  static void publish(Draft draft) {
    if (draft.holds.isEmpty()) {
      return;
    }
    AccountFile file = draft.file(draft.now());
    draft.holds = draft.holds.stream().map(h -> published(draft, file, h)).toList();
  }

  /** Drops a hold; what is not yet said of it is published first. */
  static void dismiss(Draft draft, Hold hold) {
    published(draft, draft.file(draft.now()), hold);
    draft.holds = draft.holds.stream().filter(h -> !h.equals(hold)).toList();
  }

  /** Whether the time of a payment in flight has passed since the file was last settled. */
  static boolean isDue(AccountFile file, long now) {
    OptionalLong end = nextEnd(file);
    return end.isPresent() && end.getAsLong() <= now;
  }

  /** When the next payment that is being held is no longer in flight, epoch milliseconds. */
  static OptionalLong nextEnd(AccountFile file) {
    if (file.holds().isEmpty()) {
      return OptionalLong.empty();
    }
    return file.holds().stream()
        .filter(Hold::isOpen)
        .flatMapToLong(h -> h.task().expiresAt().stream())
        .min();
  }

  /** The payments, as {@link Ledger#key}: what becomes of them must not be forgotten. */
  static List<String> payments(List<Hold> holds) {
    return holds.stream()
        .map(h -> Ledger.key(h.asked().institution(), h.asked().transferId()))
        .toList();
  }

  private static Hold settled(Draft draft, Hold hold) {
    Flight flight = Flight.of(hold, draft.ledger, draft.policy().risk());
    Optional<ReasonCode> over = flight.overAt(draft.now());
    var task = new StopDraft(hold.task());
    task.amountFen = flight.amountFen();
    task.expiresAt = flight.until();
    task.urgent = true;
    if (task.commandSeq == 0 || (over.isEmpty() && isNextCommandDue(hold, task))) {
      order(draft, task, hold.asked().ask());
    }
    if (over.isEmpty() && task.state == State.PROPOSED) {
      send(draft, task);
    }
    State shown = over.isEmpty() || Stops.hasEnded(task.state) ? task.state : end(over.get());
    explain(draft, task, shown == task.state ? Optional.empty() : over);
    return new Hold(task.stop(), shown, true, hold.asked(), hold.heldUntil());
  }

  private static State end(ReasonCode over) {
    return over == ReasonCode.TRANSFER_STAYED ? State.CANCELLED : State.EXPIRED;
  }

  /** More is asked than was; or the bank never answered, and the payment is in flight again. */
  private static boolean isNextCommandDue(Hold hold, StopDraft task) {
    boolean unanswered = task.state == State.REQUESTED || task.state == State.RECEIVED;
    if (unanswered && Stops.hasEnded(hold.shown())) {
      return true;
    }
    return switch (hold.asked().ask()) {
      case HOLD -> false;
      // What the bank refused to hold, or has let go, needs no release.
      case RELEASE -> task.command != StopCommand.RELEASE && !Stops.hasEnded(task.state);
      case CANCEL -> task.command != StopCommand.CANCEL_TRANSFER;
    };
  }

  private static void order(Draft draft, StopDraft task, Ask ask) {
    if (ask == Ask.HOLD) {
      task.originalApplicationId = Optional.empty();
    }
    task.order(
        switch (ask) {
          case HOLD -> StopCommand.HOLD;
          case RELEASE -> StopCommand.RELEASE;
          case CANCEL -> StopCommand.CANCEL_TRANSFER;
        },
        draft);
    task.propose();
  }

  /** Sends the command if its mode and the approvals allow, else proposes it. */
  private static void send(Draft draft, StopDraft task) {
    StopPayment rules = draft.policy().stopPayment();
    task.command = task.goesOut();
    CommandMode mode = rules.mode(task.command);
    if (mode == CommandMode.OFF && task.command == StopCommand.HOLD) {
      task.command = StopCommand.REVIEW;
    } else if (mode == CommandMode.LIVE && Stops.enough(rules, task)) {
      task.request(draft);
    }
  }

  private static void explain(Draft draft, StopDraft task, Optional<ReasonCode> over) {
    List<ReasonCode> codes = new ArrayList<>();
    for (Reason reason : task.reasons) {
      if (!PASSING.contains(reason.code())) {
        codes.add(reason.code());
      }
    }
    over.ifPresent(codes::add);
    if (task.state == State.EXPIRED) {
      codes.add(ReasonCode.HOLD_EXPIRED);
    } else if (task.state == State.PROPOSED && over.isEmpty()) {
      boolean live = draft.policy().stopPayment().mode(task.goesOut()) == CommandMode.LIVE;
      codes.add(live ? ReasonCode.APPROVAL_NEEDED : ReasonCode.MODE_ADVISE);
    }
    // In one order, whatever came first.
    codes.sort(Comparator.naturalOrder());
    task.reasons = Reasons.replace(task.reasons, codes, draft.moment.cause());
  }

  private static Hold published(Draft draft, AccountFile file, Hold hold) {
    if (!hold.opened()) {
      return hold;
    }
    Hold revised = revised(hold);
    StopPaymentTask task = HoldTasks.task(draft, file, revised);
    boolean same =
        draft.before.holds().stream()
            .filter(b -> b.opened() && b.isOf(hold.task().taskId()))
            .anyMatch(
                before -> StopTasks.sameContent(HoldTasks.task(draft, draft.before, before), task));
    if (same) {
      return hold;
    }
    draft.outputs.add(task);
    return revised;
  }

  private static Hold revised(Hold hold) {
    var task = new StopDraft(hold.task());
    task.revision++;
    return new Hold(task.stop(), hold.shown(), true, hold.asked(), hold.heldUntil());
  }
}
