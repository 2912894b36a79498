package interlock.service.tasks;

import interlock.core.identity.Region;
import interlock.core.policy.Units;
import java.util.Optional;

/**
 * Which units are meant: one and all below it. Zeros that only fill a GB/T 2260 code up stand for
 * the level above: {@code 440600} is the prefecture 4406 with its counties. What is below a unit
 * with an id of its own, the policy's directory says.
 */
public record UnitScope(String prefix) {
  /** Every unit, and tasks that no unit owns. */
  public static final UnitScope EVERYWHERE = new UnitScope("");

  /** The scope of a unit as somebody wrote it; a blank text is everywhere. */
  public static UnitScope of(String unit) {
    String text = unit.strip();
    return new UnitScope(Region.of(text).value().map(Region::code).orElse(text));
  }

  public boolean isEverywhere() {
    return prefix.isEmpty();
  }

  /** The unit's own id, a code in its customary six digits; empty for everywhere. */
  public Optional<String> unitId() {
    return isEverywhere()
        ? Optional.empty()
        : Optional.of(Region.of(prefix).value().map(Region::padded).orElse(prefix));
  }

  /** With what a directory puts below it. */
  public Area in(Units directory) {
    return new Area(this, directory);
  }

  /** Whether the unit's code lies in this one. */
  boolean holds(String unit) {
    return isCode() ? unit.startsWith(prefix) : unit.equals(prefix);
  }

  /** A prefix of a code; of everywhere too, which begins every unit's id. */
  private boolean isCode() {
    return prefix.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
