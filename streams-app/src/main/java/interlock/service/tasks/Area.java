package interlock.service.tasks;

import interlock.core.policy.Units;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The units of a scope: what lies in its place by code, and what the policy's directory puts below
 * it, whatever its id. By the directory as it was when the area was asked for.
 */
public final class Area {
  private final UnitScope scope;
  private final Units directory;

  /** Lists ask for the same few units again and again. */
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  Area(UnitScope scope, Units directory) {
    this.scope = scope;
    this.directory = directory;
  }

  public boolean isEverywhere() {
    return scope.isEverywhere();
  }

  /** Whether one of them is covered; a task without any unit is seen from everywhere only. */
  public boolean coversAny(Collection<String> units) {
    return isEverywhere() || units.stream().anyMatch(this::covers);
  }

  /** Whether the unit is this one or below it. */
  public boolean covers(String unit) {
    return known.computeIfAbsent(
        unit,
        asked ->
            scope.holds(asked)
                || directory.chain(asked).stream()
                    .anyMatch(above -> UnitScope.of(above).equals(scope)));
  }
}
