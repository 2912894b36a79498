package interlock.core.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One row of the playbook: by when a measure is due, level by level. */
public record StepRule(
    @Setting("The measure.") Measure measure,
    @Setting(value = "When it applies.", orElse = "ALWAYS") StepCondition when,
    @Setting(
            value = "The warning classes it applies to.",
            orElse = "[CONTACT, CALL, FUND, COUNTER]")
        List<WarningClass> classes,
    @Setting(
            value =
                "Only for units whose code begins so; of the rows for one measure, class and"
                    + " condition the longest decides alone. Empty: everywhere.",
            max = 12,
            pattern = "[0-9]*",
            orElse = "\"\"")
        String unit,
    @Setting(
            value = "Due so long after it applies; a level that is not named has no such step.",
            min = 1000,
            max = 31_536_000_000L,
            complete = false)
        Map<Level, Long> withinMillis) {

  public StepRule {
    classes = List.copyOf(classes);
    withinMillis = Map.copyOf(withinMillis);
  }

  /** Whether a case of that class and unit may follow it. */
  boolean isFor(WarningClass warningClass, String unitOfCase) {
    return classes.contains(warningClass) && unitOfCase.startsWith(unit);
  }

  /** Of two rows for one measure, condition and class the one that decides. */
  StepRule nearer(StepRule other) {
    return other.unit.length() > unit.length() ? other : this;
  }

  /** What it asks of a case of that level. */
  Optional<PlannedStep> planned(Level level) {
    return Optional.ofNullable(withinMillis.get(level))
        .map(within -> new PlannedStep(measure, when, within));
  }
}
