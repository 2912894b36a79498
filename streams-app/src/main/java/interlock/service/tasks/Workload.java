package interlock.service.tasks;

import interlock.core.policy.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who has each step to do, when a unit has more open ones than its officers on duty can take: those
 * that press least go to the unit above, and on from there. Nothing of a task changes by that, no
 * deadline and no owner: it is a matter of who sees it in his list ({@code docs/adr/0017}).
 */
public final class Workload {
  private final Units units;

  /** Those that went up: to whom. */
  private final Map<Claim, String> wentUp = new HashMap<>();

  /** One step of one task. */
  private record Claim(String taskId, HumanStep step) {}

  private Workload(Units units) {
    this.units = units;
  }

  /**
   * Gives every step out.
   *
   * @param rows the most pressing first; their steps in the order of their deadlines
   * @param now epoch milliseconds
   */
  public static Workload of(List<TaskRow> rows, Units units, long now) {
    var load = new Workload(units);
    // A unit's list is whole once all that are farther from the top have had their turn.
    var byDepth = new TreeMap<Integer, Map<String, List<Integer>>>(Comparator.reverseOrder());
    List<Claim> claims = new ArrayList<>();
    for (TaskRow row : rows) {
      for (HumanStep step : row.steps()) {
        Optional<String> unit = owner(row, step);
        if (unit.isPresent()) {
          load.add(byDepth, unit.get(), claims.size());
          claims.add(new Claim(row.taskId(), step));
        }
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
          load.wentUp.put(claims.get(place), above);
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

  /** The units in whose lists the task's steps stand; empty when nobody has to do anything. */
  public Set<String> actors(TaskRow row) {
    Set<String> actors = new LinkedHashSet<>();
    for (HumanStep step : row.steps()) {
      wentUp(row, step).or(() -> owner(row, step)).ifPresent(actors::add);
    }
    return actors;
  }

  /** The units to which steps of the task went up; those that stand with their own do not count. */
  public Set<String> wentUp(TaskRow row) {
    Set<String> above = new LinkedHashSet<>();
    row.steps().forEach(step -> wentUp(row, step).ifPresent(above::add));
    return above;
  }

  private Optional<String> wentUp(TaskRow row, HumanStep step) {
    return Optional.ofNullable(wentUp.get(new Claim(row.taskId(), step)));
  }

  private static Optional<String> owner(TaskRow row, HumanStep step) {
    return step.unit().isEmpty() ? row.units().stream().findFirst() : Optional.of(step.unit());
  }
}
