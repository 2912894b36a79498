package interlock.service.kpi;

import interlock.control.KpiDaily;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What stands on {@code kpi.daily}: of each day and unit the newest. */
public final class PublishedDays {
  private final Map<String, KpiDaily> byId = new TreeMap<>();

  static String id(LocalDate day, String unit) {
    return day + "/" + unit;
  }

  void take(KpiDaily record) {
    byId.put(record.getId(), record);
  }

  void gone(String id) {
    byId.remove(id);
  }

  /** Days of which at least one unit is published. */
  SortedSet<LocalDate> days() {
    var days = new TreeSet<LocalDate>();
    byId.values().forEach(record -> days.add(LocalDate.parse(record.getDay())));
    return days;
  }

  /** The figures of a day by unit. */
  SortedMap<String, Figures> of(LocalDate day) {
    SortedMap<String, Figures> units = new TreeMap<>();
    byId.values().stream()
        .filter(record -> record.getDay().equals(day.toString()))
        .forEach(
            record ->
                units.put(
                    record.getUnit(), Figures.of(record.getFigures(), record.getFirstHold())));
    return units;
  }

  /** Whether that is what is published already. */
  boolean says(LocalDate day, String unit, Figures figures) {
    KpiDaily known = byId.get(id(day, unit));
    return known != null
        && known.getFigures().equals(figures.toRecords())
        && known.getFirstHold().equals(figures.spreadRecords());
  }
}
