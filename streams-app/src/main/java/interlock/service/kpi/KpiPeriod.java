package interlock.service.kpi;

import interlock.service.tasks.Area;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;

/** The days of a period added up for the units of an area. */
final class KpiPeriod {
  private final LocalDate from;
  private final LocalDate to;
  private final Figures total = new Figures();
  private int known;

  KpiPeriod(LocalDate from, LocalDate to) {
    this.from = from;
    this.to = to;
  }

  /** Adds a day of it up; others are passed over. */
  void add(LocalDate day, Map<String, Figures> units, Area area) {
    if (day.isBefore(from) || day.isAfter(to)) {
      return;
    }
    known++;
    units.forEach(
        (unit, figures) -> {
          if (area.isEverywhere() || area.covers(unit)) {
            total.add(figures);
          }
        });
  }

  static KpiPeriod of(
      LocalDate from,
      LocalDate to,
      SortedMap<LocalDate, SortedMap<String, Figures>> days,
      Area area) {
    var period = new KpiPeriod(from, to);
    days.forEach((day, units) -> period.add(day, units, area));
    return period;
  }

  LocalDate from() {
    return from;
  }

  LocalDate to() {
    return to;
  }

  Figures figures() {
    return total;
  }

  /** Days whose figures are known. */
  int knownDays() {
    return known;
  }

  long days() {
    return to.toEpochDay() - from.toEpochDay() + 1;
  }
}
