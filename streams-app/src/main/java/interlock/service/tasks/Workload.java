package interlock.service.tasks;

import interlock.core.policy.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Who has each step to do, when a unit has more open ones than its officers on duty can take: those
 * that press least go to the unit above, and on from there. Nothing of a task changes by that, no
 * deadline and no owner: it is a matter of who sees it in his list ({@code docs/adr/0017}).
 */
public final class Workload {
  private final Units units;

  /** Those that went up, by task id: to whom. */
  private final Map<String, String> wentUp = new HashMap<>();

  private Workload(Units units) {
    this.units = units;
  }

  /**
   * Gives every step out.
   *
   * @param rows the most pressing first; those on which nobody has to do anything count for nobody
   * @param now epoch milliseconds
   */
  public static Workload of(List<TaskRow> rows, Units units, long now) {
    var load = new Workload(units);
    // A unit's list is whole once all that are farther from the top have had their turn.
    var byDepth = new TreeMap<Integer, Map<String, List<Integer>>>(Comparator.reverseOrder());
    for (int place = 0; place < rows.size(); place++) {
      Optional<String> unit = owner(rows.get(place));
      if (unit.isPresent()) {
        load.add(byDepth, unit.get(), place);
      }
    }
    while (!byDepth.isEmpty()) {
      for (Map.Entry<String, List<Integer>> entry :
          byDepth.pollFirstEntry().getValue().entrySet()) {
        String unit = entry.getKey();
        List<Integer> places = entry.getValue();
        OptionalInt most = units.capacity(unit, now);
        if (most.isEmpty() || unit.equals(units.fallback())) {
          continue;
        }
        places.sort(null);
        String above = units.above(unit);
        for (int place : places.subList(Math.min(most.getAsInt(), places.size()), places.size())) {
          load.wentUp.put(rows.get(place).taskId(), above);
          load.add(byDepth, above, place);
        }
      }
    }
    return load;
  }

  private void add(
      NavigableMap<Integer, Map<String, List<Integer>>> byDepth, String unit, int place) {
    byDepth
        .computeIfAbsent(units.chain(unit).size(), depth -> new TreeMap<>())
        .computeIfAbsent(unit, u -> new ArrayList<>())
        .add(place);
  }

  /** The unit in whose list the step stands; empty when nobody has to do anything. */
  public Optional<String> actor(TaskRow row) {
    return wentUp(row).or(() -> owner(row));
  }

  /** The unit to which it went up; empty when it stands with its own. */
  public Optional<String> wentUp(TaskRow row) {
    return Optional.ofNullable(wentUp.get(row.taskId()));
  }

  private static Optional<String> owner(TaskRow row) {
    return row.step()
        .filter(step -> row.isOpen())
        .map(HumanStep::unit)
        .filter(unit -> !unit.isEmpty())
        .or(() -> row.step().flatMap(step -> row.units().stream().findFirst()));
  }
}
