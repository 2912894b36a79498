package interlock.service.tasks;

import java.util.Set;

/**
 * Which tasks a list shows. An empty set leaves its question open.
 *
 * @param seen what the asker may see
 * @param unit what the asker wants to see
 * @param states by name; when empty, {@code openness} decides
 * @param levels of dissuasion tasks; other tasks have none and are left out when levels are asked
 * @param humanOnly only what a person has to do something about
 */
public record TaskFilter(
    Area seen,
    Area unit,
    Set<String> states,
    Openness openness,
    Set<String> levels,
    Set<TaskKind> kinds,
    boolean humanOnly) {

  /** By whether something is left to do. */
  public enum Openness {
    OPEN,
    CLOSED,
    ALL
  }

  public TaskFilter {
    states = Set.copyOf(states);
    levels = Set.copyOf(levels);
    kinds = Set.copyOf(kinds);
  }

  /** Every open task that the asker may see. */
  public static TaskFilter open(Area seen) {
    return new TaskFilter(seen, seen, Set.of(), Openness.OPEN, Set.of(), Set.of(), false);
  }

  /** Every task of the unit that the asker may see, open or not. */
  public static TaskFilter any(Area seen, Area unit) {
    return new TaskFilter(seen, unit, Set.of(), Openness.ALL, Set.of(), Set.of(), false);
  }

  /** The same without a word on the state: who hears of changes hears of the end too. */
  public TaskFilter ofAnyState() {
    return new TaskFilter(seen, unit, Set.of(), Openness.ALL, levels, kinds, false);
  }

  public boolean accepts(TaskRow row) {
    return seen.coversAny(row.units())
        && unit.coversAny(row.units())
        && hasState(row)
        && (levels.isEmpty() || row.level().filter(levels::contains).isPresent())
        && (kinds.isEmpty() || kinds.contains(row.kind()))
        && (!humanOnly || row.step().isPresent());
  }

  private boolean hasState(TaskRow row) {
    if (!states.isEmpty()) {
      return states.contains(row.state());
    }
    return switch (openness) {
      case OPEN -> row.isOpen();
      case CLOSED -> !row.isOpen();
      case ALL -> true;
    };
  }
}
