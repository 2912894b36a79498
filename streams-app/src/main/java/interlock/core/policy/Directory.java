package interlock.core.policy;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;

/** A policy's own units, as a list and found by id or prefix without going through it. */
final class Directory extends AbstractList<Unit> implements RandomAccess {
  private final List<Unit> units;
  private final Map<String, Unit> byId = new HashMap<>();
  private final Map<String, String> byPrefix = new HashMap<>();
  private final Map<String, Duty> duties = new HashMap<>();

  private Directory(List<Unit> units) {
    this.units = List.copyOf(units);
    for (Unit unit : this.units) {
      byId.putIfAbsent(unit.unit(), unit);
      duties.putIfAbsent(unit.unit(), Duty.of(unit.duty()));
      unit.prefixes().forEach(prefix -> byPrefix.putIfAbsent(prefix, unit.unit()));
    }
  }

  static Directory of(List<Unit> units) {
    return units instanceof Directory directory ? directory : new Directory(units);
  }

  Optional<Unit> unit(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** A unit of which nothing is said is always on duty. */
  boolean onDuty(String id, long now) {
    return duties.getOrDefault(id, Duty.ALWAYS).covers(now);
  }

  /** The unit with the longest prefix of a place's code. */
  Optional<String> answering(String region) {
    for (int length = region.length(); length > 0; length--) {
      String unit = byPrefix.get(region.substring(0, length));
      if (unit != null) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  @Override
  public Unit get(int index) {
    return units.get(index);
  }

  @Override
  public int size() {
    return units.size();
  }
}
