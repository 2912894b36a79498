package interlock.core.subject;

import interlock.core.event.DissuasionFeedback;
import interlock.core.event.DissuasionFeedback.Action;
import interlock.core.event.DissuasionFeedback.Verification;
import interlock.core.policy.Measure;
import interlock.core.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What return visits (回访) verify: whether what was told is true, and whether care goes on. */
final class Verified {
  private Verified() {}

  /** Only a return visit verifies. */
  static Optional<Verification> by(DissuasionFeedback feedback) {
    return feedback.verification().filter(v -> feedback.action() == Action.REVISIT);
  }

  /**
   * With what follows at once from the feedback: the unit above hears of what is not true, and
   * nobody visits a person any more who need not be looked after.
   */
  static DissuasionCase shown(DissuasionCase open, DissuasionFeedback feedback, Policy policy) {
    Optional<Verification> verification = by(feedback);
    if (verification.isEmpty()) {
      return open;
    }
    return switch (verification.get()) {
      case GENUINE -> open;
      case NOT_GENUINE -> {
        TreeSet<String> copies = new TreeSet<>(open.copyUnits());
        copies.add(policy.units().above(open.responsibleUnit()));
        copies.remove(open.responsibleUnit());
        yield open.withUnits(open.responsibleUnit(), List.copyOf(copies));
      }
      case NO_LONGER_APPLIES -> open.withSteps(Steps.skip(open.steps(), Measure.REVISIT));
    };
  }

  /** Whether it ended the care for the person. */
  static boolean endsCare(DissuasionCase.Answer answer) {
    return answer.verification().filter(v -> v == Verification.NO_LONGER_APPLIES).isPresent();
  }

  /** The last word on whether what was told of the case is true. */
  static Optional<DissuasionCase.Answer> genuine(CaseFacts facts) {
    return facts.answers().reversed().stream()
        .filter(a -> a.verification().isPresent() && !endsCare(a))
        .findFirst();
  }
}
