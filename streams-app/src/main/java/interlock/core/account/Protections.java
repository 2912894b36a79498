package interlock.core.account;

import interlock.core.codes.ReasonCode;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopPayment;
import interlock.core.task.StopPaymentTask;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The life of stops on a victim's own account, after an officer's order ({@link ProtectionOrders}):
 * STOP for 48 h, EXTEND in a loop while the longest time has not passed, LIFT at its end. Answers,
 * terms and approvals are those of every stop ({@link StopResults}, {@link Terms}, {@link
 * Stops#send}); the amount was fixed by the order, so that what comes in later stays usable; there
 * is no FREEZE, and none of its commands counts among the two of a case.
 */
final class Protections {
  private Protections() {}

  /** Reads a bank's answer; the first that says that money is held sets the end. */
  static Protection answered(
      Draft draft, Protection known, Stop next, StopPaymentFeedback feedback) {
    if (known.releaseAt().isPresent() || !new StopDraft(next).holds()) {
      return known.with(next);
    }
    long max = draft.policy().stopPayment().protective().maxMillis();
    long said = feedback.effectiveFrom().orElse(feedback.origin().occurredAt());
    // A bank's clock that is ahead does not make it longer.
    long releaseAt = Math.min(said, draft.now()) + max;
    return new Protection(next, known.unit(), known.documents(), OptionalLong.of(releaseAt));
  }

  /** Judges all that has passed. */
  static void judge(Draft draft) {
    draft.protections = draft.protections.stream().map(p -> judged(draft, p)).toList();
  }

  /** Publishes a revision of each of which something other than the priority has changed. */
  static void publish(Draft draft) {
    if (draft.protections.isEmpty()) {
      return;
    }
    AccountFile file = draft.file(draft.now());
    draft.protections = draft.protections.stream().map(p -> published(draft, file, p)).toList();
  }

  /** The next moment of any that is not yet judged, epoch milliseconds; it may have passed. */
  static OptionalLong next(AccountFile file, StopPayment rules) {
    return file.protections().stream()
        .filter(Protection::isOpen)
        .mapToLong(p -> next(p, rules))
        .filter(at -> at < Long.MAX_VALUE)
        .min();
  }

  /** What they hold or ask for: so much of the balance is spoken for. Fen. */
  static long amountFen(Draft draft) {
    return draft.protections.stream()
        .filter(Protection::isOpen)
        .mapToLong(p -> p.task().amountFen())
        .sum();
  }

  private static long next(Protection protection, StopPayment rules) {
    var stop = new StopDraft(protection.task());
    long term = Terms.next(stop, rules);
    return isReleasable(stop) ? Math.min(term, protection.releaseAt().orElse(term)) : term;
  }

  /**
   * It holds money, and nobody has asked for its end yet: a lift that was refused is for people.
   */
  private static boolean isReleasable(StopDraft stop) {
    return !Stops.hasEnded(stop.state) && !stop.isLift();
  }

  private static Protection judged(Draft draft, Protection protection) {
    var stop = new StopDraft(protection.task());
    OptionalLong releaseAt = protection.releaseAt();
    boolean lastTerm =
        releaseAt.isPresent() && stop.expiresAt.orElse(Long.MIN_VALUE) >= releaseAt.getAsLong();
    boolean pressed = stop.urgent;
    Terms.judge(
        draft,
        stop,
        new Terms.Renewal() {
          @Override
          public void prolong() {
            if (!stop.isLift() && !lastTerm) {
              List<ReasonCode> why = List.of(ReasonCode.PROTECTION_GOES_ON);
              Stops.next(draft, stop, StopCommand.EXTEND, why, List.of());
            }
          }

          @Override
          public void turn() {
            Stops.next(draft, stop, StopCommand.STOP, List.of(), stop.approvals);
          }
        });
    if (lastTerm && stop.has(ReasonCode.HOLD_EXPIRING)) {
      // That it ends is as it should be, and presses nobody.
      stop.drop(Set.of(ReasonCode.HOLD_EXPIRING));
      stop.urgent = pressed;
    }
    boolean over = releaseAt.isPresent() && releaseAt.getAsLong() <= draft.now();
    if (over && isReleasable(stop)) {
      Stops.lift(draft, stop, ReasonCode.PROTECTION_ENDED);
    }
    return protection.with(stop.stop());
  }

  private static Protection published(Draft draft, AccountFile file, Protection protection) {
    Optional<Protection> before =
        draft.before.protections().stream()
            .filter(b -> b.isOf(protection.task().taskId()))
            .findFirst();
    var revised = new StopDraft(protection.task());
    revised.revision++;
    Protection next = protection.with(revised.stop());
    StopPaymentTask task = ProtectionTasks.task(draft, file, next);
    if (before.isPresent()
        && StopTasks.sameContent(ProtectionTasks.task(draft, draft.before, before.get()), task)) {
      return protection;
    }
    draft.outputs.add(task);
    return next;
  }
}
