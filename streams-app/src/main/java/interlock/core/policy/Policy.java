package interlock.core.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * One version of all that a centre tunes (design.md §7). Its constructor checks the whole and
 * throws {@link InvalidPolicy} with every violation.
 */
public record Policy(
    @Setting(
            value = "The name of this version, as on every task that it decided.",
            min = 1,
            max = 64,
            pattern = "[A-Za-z0-9._-]+")
        String version,
    @Setting("In force from this moment on (ISO-8601), until a later version is.")
        long effectiveFromAt,
    @Setting("How facts become a level.") Risk risk,
    @Setting("Which steps a case has and by when.") Playbook playbook,
    @Setting("How large a subject may grow.") IdentityCaps identity,
    @Setting("The rules of stop payments.") StopPayment stopPayment,
    @Setting("By when the answers to line control are due, and how long a line stays down.")
        LineTimes lineControl,
    @Setting("By when somebody is to sign for a lead.") LeadTimes leads,
    @Setting("Whom to warn when something becomes INVOLVED.") Upstream upstream,
    @Setting("What payments and accounts look like together.") Patterns patterns,
    @Setting("The weights of the priority.") Priority priority,
    @Setting("How the policy itself may change.") Control control,
    @Setting("How long things are kept.") Retention retention,
    @Setting("What intake lets in.") IntakeLimits intake,
    @Setting("Who may say what, and who must sign it.") Sources sources,
    @Setting("Who is responsible where.") Units units) {

  public Policy {
    Ranges ranges =
        Ranges.of(
            Policy.class,
            List.of(
                version,
                effectiveFromAt,
                risk,
                playbook,
                identity,
                stopPayment,
                lineControl,
                leads,
                upstream,
                patterns,
                priority,
                control,
                retention,
                intake,
                sources,
                units));
    List<Violation> violations = new ArrayList<>(ranges.violations());
    // The rules between settings rely on complete maps.
    if (ranges.complete()) {
      violations.addAll(
          PolicyRules.violations(
              risk,
              playbook,
              stopPayment,
              lineControl,
              patterns,
              priority,
              retention,
              sources,
              units));
    }
    if (!violations.isEmpty()) {
      throw new InvalidPolicy(violations);
    }
  }
}
