package interlock.core.account;

import interlock.core.codes.BankResultCode;
import interlock.core.codes.ReasonCode;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask.State;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the command that a bank's answer is about. What it means is for {@link StopResults}, and
 * for {@link HoldAnswers}.
 */
final class StopAnswers {
  private StopAnswers() {}

  static void read(Draft draft, StopPaymentFeedback feedback) {
    draft.stops =
        draft.stops.stream()
            .map(s -> s.taskId().equals(feedback.taskId()) ? answered(draft, s, feedback) : s)
            .toList();
    draft.holds =
        draft.holds.stream()
            .map(h -> h.isOf(feedback.taskId()) ? answered(draft, h, feedback) : h)
            .toList();
    draft.protections =
        draft.protections.stream()
            .map(
                p ->
                    p.isOf(feedback.taskId())
                        ? Protections.answered(
                            draft, p, answered(draft, p.task(), feedback), feedback)
                        : p)
            .toList();
  }

  private static Stop answered(Draft draft, Stop known, StopPaymentFeedback feedback) {
    var stop = new StopDraft(known);
    if (stop.knows(feedback.origin())) {
      return known;
    }
    stop.answered(feedback.origin());
    balance(draft, feedback);
    feedback.returnedFen().ifPresent(fen -> Tallies.returned(draft, stop, fen));
    Optional<Ordered> asked = asked(draft, stop, feedback);
    if (asked.isEmpty()) {
      // What the bank did was not for us to order; that it says so is kept for the officers.
      stop.because(ReasonCode.UNSOLICITED_ANSWER, draft);
    } else if (feedback.phase() == StopPaymentFeedback.Phase.RECEIPT) {
      StopResults.received(draft, stop, asked.get());
    } else {
      BankResultCode.of(feedback.resultCode())
          .ifPresent(code -> StopResults.read(draft, stop, asked.get(), feedback, code.meaning()));
    }
    return stop.stop();
  }

  /**
   * The command that went out and is answered, however long ago: by its id, else the newest of its
   * kind.
   */
  private static Optional<Ordered> asked(
      Draft draft, StopDraft stop, StopPaymentFeedback feedback) {
    return stop.commands.all().stream()
        .filter(c -> c.command() == feedback.command())
        .filter(c -> c.progress() != Ordered.Progress.PROPOSED)
        .filter(c -> feedback.applicationId().map(id -> isOf(draft, stop, c, id)).orElse(true))
        .max(Comparator.comparingInt(Ordered::seq));
  }

  private static boolean isOf(Draft draft, StopDraft stop, Ordered command, String applicationId) {
    return command.prefixes().stream()
        .anyMatch(
            prefix ->
                draft.ids.applicationId(prefix, stop.taskId, command.seq()).equals(applicationId));
  }

  private static Hold answered(Draft draft, Hold known, StopPaymentFeedback feedback) {
    var task = new StopDraft(known.task());
    if (task.knows(feedback.origin()) || !fits(task, feedback)) {
      return known;
    }
    task.answered(feedback.origin());
    balance(draft, feedback);
    return HoldAnswers.read(draft, known, task, feedback);
  }

  private static void balance(Draft draft, StopPaymentFeedback feedback) {
    if (feedback.balanceBeforeFen().isPresent()) {
      draft.balance =
          Movements.newer(
              draft.balance,
              new AccountFile.Balance(
                  feedback.balanceBeforeFen().getAsLong(), feedback.origin().occurredAt()));
    }
  }

  /**
   * When what a bank holds ends by itself, epoch milliseconds: by its word, else by the rules. An
   * end before the bank speaks of the hold is a slip.
   */
  static long end(StopPaymentFeedback feedback, long byTheRules) {
    long said = feedback.expiresAt().orElse(byTheRules);
    return said > feedback.origin().occurredAt() ? said : byTheRules;
  }

  /** It answers the present command of a hold, or the HOLD before it. */
  private static boolean fits(StopDraft task, StopPaymentFeedback feedback) {
    if (feedback.applicationId().isEmpty()) {
      return feedback.command() == task.command;
    }
    return feedback.applicationId().get().equals(task.applicationId)
        ? feedback.command() == task.command
        : feedback.applicationId().equals(task.originalApplicationId)
            && feedback.command() == StopCommand.HOLD;
  }

  static void received(StopDraft task, StopPaymentFeedback feedback) {
    if (!isOlder(task, feedback)
        && task.state == State.REQUESTED
        && feedback.command() == task.command) {
      task.state = State.RECEIVED;
    }
  }

  /** It answers the command before the present one. */
  static boolean isOlder(StopDraft task, StopPaymentFeedback feedback) {
    return feedback.applicationId().map(id -> !id.equals(task.applicationId)).orElse(false);
  }

  static boolean awaits(StopDraft task, StopCommand command) {
    return task.command == command
        && (task.state == State.REQUESTED || task.state == State.RECEIVED);
  }
}
