package interlock.core.account;

import interlock.core.codes.ReasonCode;
import interlock.core.mail.AccountMail.Ask;
import interlock.core.mail.AccountMail.TransferHoldAsked;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopKind;
import interlock.core.task.StopPaymentTask.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads what dissuasion tasks ask of payments in flight. Merging two asks is associative,
 * commutative and idempotent: senders change when subjects are joined, so nothing is promised about
 * their order.
 */
final class HoldAsks {
  /** While so many are open a further one is refused; what ended makes room for it. */
  static final int MAX_OPEN = 32;

  /** Beyond that the oldest that ended makes room: of those that are on file some have. */
  static final int MAX_HOLDS = MAX_OPEN + 4;

  /** Bytes, as estimated by {@link Sizes}, from which on both are so too. */
  static final int MAX_BYTES = 32 * 1024;

  private static final Comparator<TransferHoldAsked> FURTHEST =
      Comparator.comparing(TransferHoldAsked::ask)
          .thenComparing(TransferHoldAsked::why)
          .thenComparing(a -> a.region().orElse(""))
          .thenComparing(a -> a.unit().orElse(""));

  private static final Comparator<Hold> OLDEST =
      Comparator.comparingLong((Hold h) -> h.task().openedAt())
          .thenComparing(h -> h.task().taskId());

  private HoldAsks() {}

  static void read(Draft draft, TransferHoldAsked asked) {
    String taskId = taskId(draft, asked);
    Optional<Hold> known = draft.holds.stream().filter(h -> h.isOf(taskId)).findFirst();
    if (known.isEmpty()) {
      makeRoom(draft);
    }
    Hold joined = join(draft, known.orElseGet(() -> first(draft, taskId, asked)), asked);
    Hold placed = waitsForRoom(joined) ? placed(draft, joined) : joined;
    List<Hold> next = new ArrayList<>(draft.holds);
    next.removeIf(hold -> hold.isOf(taskId));
    next.add(placed);
    next.sort(Comparator.comparing(h -> h.task().taskId()));
    draft.holds = List.copyOf(next);
  }

  /** An officer's order, or an appeal, asks for the release as a dissuasion task would. */
  static Hold release(Draft draft, Hold hold, ReasonCode why) {
    TransferHoldAsked asked = hold.asked();
    if (asked.ask() != Ask.HOLD) {
      return hold;
    }
    return join(
        draft,
        hold,
        new TransferHoldAsked(
            asked.dissuasionTaskId(),
            Ask.RELEASE,
            why,
            asked.institution(),
            asked.transferId(),
            asked.payee(),
            asked.amountFen(),
            asked.transferAt(),
            asked.inFlightUntil(),
            asked.region(),
            asked.unit()));
  }

  private static Hold first(Draft draft, String taskId, TransferHoldAsked asked) {
    Stop task = StopDraft.hold(taskId, draft.now()).stop();
    return new Hold(task, State.PROPOSED, false, asked, OptionalLong.empty());
  }

  private static Hold join(Draft draft, Hold hold, TransferHoldAsked asked) {
    var task = new StopDraft(hold.task());
    task.because(asked.why(), draft);
    return new Hold(
        task.stop(),
        hold.shown(),
        hold.opened() || asked.ask() == Ask.HOLD,
        merge(hold.asked(), asked),
        hold.heldUntil());
  }

  private static TransferHoldAsked merge(TransferHoldAsked a, TransferHoldAsked b) {
    TransferHoldAsked furthest = FURTHEST.compare(a, b) >= 0 ? a : b;
    return new TransferHoldAsked(
        furthest.dissuasionTaskId(),
        furthest.ask(),
        furthest.why(),
        furthest.institution(),
        furthest.transferId(),
        Holders.pick(a.payee(), b.payee(), Comparator.comparing(Ledger::words)),
        later(a.amountFen(), b.amountFen()),
        later(a.transferAt(), b.transferAt()),
        later(a.inFlightUntil(), b.inFlightUntil()),
        furthest.region(),
        furthest.unit());
  }

  /** The greater of what is said. */
  private static OptionalLong later(OptionalLong a, OptionalLong b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isPresent() ? a : b;
    }
    return a.getAsLong() >= b.getAsLong() ? a : b;
  }

  /** It is to be opened, or could not be before. */
  private static boolean waitsForRoom(Hold hold) {
    return hold.opened()
        && hold.asked().ask() == Ask.HOLD
        && (hold.task().commandSeq() == 0
            || (!hold.isOpen() && new StopDraft(hold.task()).has(ReasonCode.TOO_MANY_OPEN)));
  }

  /** Refused, which the officers see, or with a HOLD that is to go out. */
  private static Hold placed(Draft draft, Hold hold) {
    var task = new StopDraft(hold.task());
    boolean refusedBefore = task.commandSeq > 0;
    boolean full = isFull(draft);
    if (refusedBefore == full) {
      return hold;
    }
    task.order(StopCommand.HOLD, draft);
    if (full) {
      task.because(ReasonCode.TOO_MANY_OPEN, draft);
      task.end(State.CANCELLED);
    } else {
      task.drop(Set.of(ReasonCode.TOO_MANY_OPEN));
      task.propose();
    }
    return new Hold(task.stop(), task.state, true, hold.asked(), hold.heldUntil());
  }

  private static boolean isFull(Draft draft) {
    if (!hasRoom(draft.holds.stream().filter(Hold::isOpen).toList(), MAX_OPEN)) {
      // This mail may have come before the Wake of those whose time has passed.
      Holds.settle(draft);
    }
    return !hasRoom(draft.holds.stream().filter(Hold::isOpen).toList(), MAX_OPEN);
  }

  private static boolean hasRoom(List<Hold> holds, int most) {
    return holds.size() < most && holds.stream().mapToInt(Sizes::of).sum() < MAX_BYTES;
  }

  private static void makeRoom(Draft draft) {
    if (hasRoom(draft.holds, MAX_HOLDS)) {
      return;
    }
    Holds.settle(draft);
    Optional<Hold> oldest = draft.holds.stream().filter(h -> !h.isOpen()).min(OLDEST);
    if (oldest.isPresent()) {
      Holds.dismiss(draft, oldest.get());
      draft.folded++;
    }
  }

  private static String taskId(Draft draft, TransferHoldAsked asked) {
    return draft.ids.taskId(
        "S",
        asked.dissuasionTaskId(),
        draft.account.reveal(),
        asked.institution(),
        asked.transferId(),
        StopKind.TRANSFER_HOLD.name());
  }
}
