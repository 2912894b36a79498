package interlock.core.account;

import interlock.core.codes.ReasonCode;
import interlock.core.event.OfficerDecision;
import interlock.core.mail.AccountMail.ProtectionOrdered;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopKind;
import interlock.core.task.StopPaymentTask.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads officers' orders to protect a victim's own account (docs/adr/0014): ORDER on his dissuasion
 * task, with the account, the numbers of the documents of his consent, and at will an amount. What
 * may not be is refused: the task then says CANCELLED and why, and a better order begins it again.
 */
final class ProtectionOrders {
  /** While so many are open a further one is refused. */
  static final int MAX_OPEN = 8;

  /** Beyond that the oldest that ended makes room: of those that are on file some have. */
  static final int MAX_PROTECTIONS = MAX_OPEN + 4;

  private static final int MAX_DOCUMENTS = 8;

  private static final Comparator<Protection> OLDEST =
      Comparator.comparingLong((Protection p) -> p.task().openedAt())
          .thenComparing(p -> p.task().taskId());

  private ProtectionOrders() {}

  static void read(Draft draft, ProtectionOrdered ordered) {
    OfficerDecision decision = ordered.decision();
    String taskId = taskId(draft, ordered.dissuasionTaskId());
    Optional<Protection> known = draft.protections.stream().filter(p -> p.isOf(taskId)).findFirst();
    StopDraft stop =
        known
            .map(p -> new StopDraft(p.task()))
            .orElseGet(() -> StopDraft.protection(taskId, draft.now()));
    if (stop.knows(decision.origin())) {
      return;
    }
    if (known.isEmpty()) {
      makeRoom(draft);
    }
    boolean open = known.map(Protection::isOpen).orElse(false);
    List<String> documents =
        decision.documentRefs().stream().limit(MAX_DOCUMENTS).sorted().toList();
    if (open) {
      // A second officer who orders the same agrees.
      Orders.approve(draft, stop, decision);
      stop.answered(decision.origin());
      documents = known.get().documents();
    } else {
      order(draft, stop, ordered, known.map(Protection::releaseAt).orElse(OptionalLong.empty()));
    }
    var next =
        new Protection(
            stop.stop(),
            open ? known.get().unit() : decision.unit(),
            documents,
            known.map(Protection::releaseAt).orElse(OptionalLong.empty()));
    List<Protection> all = new ArrayList<>(draft.protections);
    known.ifPresent(all::remove);
    all.add(next);
    all.sort(Comparator.comparing(p -> p.task().taskId()));
    draft.protections = List.copyOf(all);
  }

  private static void order(
      Draft draft, StopDraft stop, ProtectionOrdered ordered, OptionalLong releaseAt) {
    OfficerDecision decision = ordered.decision();
    OptionalLong amount = amountFen(draft, decision);
    List<ReasonCode> refusals = new ArrayList<>();
    if (decision.documentRefs().stream().allMatch(String::isBlank)) {
      refusals.add(ReasonCode.CONSENT_MISSING);
    }
    if (!ordered.own()) {
      refusals.add(ReasonCode.NOT_OWN_ACCOUNT);
    }
    if (Pooled.is(draft)) {
      refusals.add(ReasonCode.PAYMENT_INSTITUTION);
    }
    if (releaseAt.isPresent() && releaseAt.getAsLong() <= draft.now()) {
      refusals.add(ReasonCode.PROTECTION_ENDED);
    }
    if (draft.protections.stream().filter(Protection::isOpen).count() >= MAX_OPEN) {
      refusals.add(ReasonCode.TOO_MANY_OPEN);
    }
    if (amount.isEmpty()) {
      refusals.add(ReasonCode.BALANCE_UNKNOWN);
    } else if (amount.getAsLong() == 0) {
      refusals.add(ReasonCode.LIVING_COSTS_ONLY);
    }
    stop.reasons = List.of();
    stop.begin();
    stop.answered(decision.origin());
    stop.amountFen = amount.orElse(0);
    List<ReasonCode> why = new ArrayList<>(List.of(ReasonCode.ORDERED_BY_OFFICER));
    if (refusals.isEmpty()) {
      Stops.next(draft, stop, StopCommand.STOP, why, List.of(Orders.voice(decision)));
    } else {
      why.addAll(refusals);
      stop.order(StopCommand.REVIEW, draft);
      why.forEach(code -> stop.because(code, draft));
      stop.end(State.CANCELLED);
    }
  }

  /**
   * What is held: what the order says, and at most what is there beyond the living costs and what
   * other stops hold; empty if neither is known. Fen.
   */
  private static OptionalLong amountFen(Draft draft, OfficerDecision decision) {
    if (draft.balance.isEmpty()) {
      return decision.amountFen();
    }
    long spokenFor = Protections.amountFen(draft);
    for (Stop other : draft.stops) {
      spokenFor += Stops.hasEnded(other.state()) ? 0 : other.amountFen();
    }
    long free =
        draft.balance.get().fen()
            - draft.policy().stopPayment().protective().allowanceFen()
            - spokenFor;
    return OptionalLong.of(
        Math.max(0, Math.min(free, decision.amountFen().orElse(Long.MAX_VALUE))));
  }

  private static void makeRoom(Draft draft) {
    if (draft.protections.size() < MAX_PROTECTIONS) {
      return;
    }
    Protection oldest =
        draft.protections.stream().filter(p -> !p.isOpen()).min(OLDEST).orElseThrow();
    draft.protections = draft.protections.stream().filter(p -> !p.equals(oldest)).toList();
    draft.folded++;
  }

  private static String taskId(Draft draft, String dissuasionTaskId) {
    return draft.ids.taskId(
        "S", dissuasionTaskId, draft.account.reveal(), StopKind.PROTECTIVE.name());
  }
}
