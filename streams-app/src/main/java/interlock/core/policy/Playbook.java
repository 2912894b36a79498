package interlock.core.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which steps a case has and by when (design.md §4). */
public record Playbook(
    @Setting("The rows. A document that names any replaces them all.") List<StepRule> steps,
    @Setting("NO_ANSWER or POWERED_OFF so often goes up the ladder: the family, and a visit.")
        Attempts retries,
    @Setting("BUSY or STRANGER_ANSWERED so often raises the level by one and goes to the door.")
        Attempts door,
    @Setting(
            value = "One message for a person and fraud type in this time.",
            min = 1000,
            max = 2_592_000_000L)
        long smsOnceInMillis,
    @Setting("When messages for little wait.") QuietHours quiet,
    @Setting("What messages say. A document that names any replaces them all.")
        List<MessageTemplate> messages,
    @Setting("How many officers must agree to move a case by one level.") RulingRule rulings,
    @Setting(
            value = "A case with no open step ends by itself so long after its last evidence.",
            min = 3_600_000,
            max = 31_536_000_000L)
        long concludeAfterMillis,
    @Setting(
            value = "So long after a report its victim is visited again.",
            min = 3_600_000,
            max = 31_536_000_000L)
        long revisitAfterMillis,
    @Setting(
            value =
                "A loss up to so long after the first completed measure is cheated after warning.",
            min = 3_600_000,
            max = 31_536_000_000L)
        long cheatedWithinMillis,
    @Setting(
            value =
                "A deadline that is found to have passed so much earlier fell in our own outage.",
            min = 1_000,
            max = 3_600_000)
        long outageAfterMillis,
    @Setting("From this level the unit of the registered place has a copy.")
        Level copyRegisteredFrom) {

  public Playbook {
    steps = List.copyOf(steps);
    messages = List.copyOf(messages);
  }

  /** What a message of that type and level says; empty if no template is for it. */
  public Optional<String> message(Optional<String> fraudType, Level level) {
    return text(fraudType.orElse(""), level).or(() -> text("", level));
  }

  private Optional<String> text(String fraudType, Level level) {
    for (MessageTemplate message : messages) {
      if (message.fraudType().equals(fraudType) && message.levels().contains(level)) {
        return Optional.of(message.text());
      }
    }
    return Optional.empty();
  }

  /**
   * The steps of a case, each measure and condition at most once, in the order of {@link Measure}.
   *
   * @param unit the responsible unit's code
   */
  public List<PlannedStep> plan(WarningClass warningClass, Level level, String unit) {
    Map<Measure, EnumMap<StepCondition, StepRule>> deciding = new EnumMap<>(Measure.class);
    for (StepRule rule : steps) {
      if (rule.isFor(warningClass, unit)) {
        deciding
            .computeIfAbsent(rule.measure(), m -> new EnumMap<>(StepCondition.class))
            .merge(rule.when(), rule, StepRule::nearer);
      }
    }
    List<PlannedStep> plan = new ArrayList<>();
    for (EnumMap<StepCondition, StepRule> ofMeasure : deciding.values()) {
      for (StepRule rule : ofMeasure.values()) {
        rule.planned(level).ifPresent(plan::add);
      }
    }
    return List.copyOf(plan);
  }

  /** That measure's step for a case, if the playbook asks for one on that condition. */
  public Optional<PlannedStep> step(
      Measure measure, StepCondition when, WarningClass warningClass, Level level, String unit) {
    return steps.stream()
        .filter(r -> r.measure() == measure && r.when() == when && r.isFor(warningClass, unit))
        .reduce(StepRule::nearer)
        .flatMap(rule -> rule.planned(level));
  }
}
