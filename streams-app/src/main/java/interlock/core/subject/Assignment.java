package interlock.core.subject;

import interlock.core.event.DissuasionFeedback;
import interlock.core.policy.Measure;
import interlock.core.policy.PlannedStep;
import interlock.core.policy.Policy;
import interlock.core.policy.StepCondition;
import interlock.core.task.Step;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A unit gives a case away: TRANSFER to the unit that it names, REJECT to the unit above. What was
 * promised goes along with its deadlines, the new unit signs for it, and the old one keeps a copy.
 */
final class Assignment {
  private Assignment() {}

  /**
   * The same instance where the feedback gives nothing away.
   *
   * @param now epoch milliseconds, from which the new unit's time to sign counts
   */
  static DissuasionCase of(
      DissuasionCase open, DissuasionFeedback feedback, Policy policy, long now) {
    String from = open.responsibleUnit();
    Optional<String> to = to(from, feedback, policy, now).filter(unit -> !unit.equals(from));
    if (to.isEmpty()) {
      return open;
    }
    List<Step> steps = Steps.moved(open.steps(), from, to.get());
    Optional<PlannedStep> sign =
        policy
            .playbook()
            .step(Measure.SIGN, StepCondition.ALWAYS, open.warningClass(), open.level(), to.get());
    if (sign.isPresent()) {
      steps = Steps.renew(steps, Measure.SIGN, to.get(), now + sign.get().withinMillis());
    }
    var copies = new TreeSet<>(open.copyUnits());
    copies.add(from);
    copies.remove(to.get());
    return open.withSteps(steps).withUnits(to.get(), List.copyOf(copies));
  }

  private static Optional<String> to(
      String from, DissuasionFeedback feedback, Policy policy, long now) {
    return switch (feedback.action()) {
      case TRANSFER -> feedback.transferTo();
      case REJECT -> Optional.of(policy.units().onDuty(policy.units().above(from), now));
      case SIGNED, CALL, SMS, VISIT, FAMILY_CONTACT, BRANCH_DISPATCH, CONCLUDE, REVISIT ->
          Optional.empty();
    };
  }
}
