package interlock.service.kpi;

import interlock.core.policy.Units;
import interlock.service.reading.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Days added up from what is still in the topics.
 *
 * @param days by day, then by unit; a day on which nothing happened has no units, a day of which
 *     something is missing is not there
 */
record Computed(SortedMap<LocalDate, SortedMap<String, Figures>> days) {

  /**
   * Adds up what there is.
   *
   * @param from the first day that is wanted
   * @param to the last
   * @param idle how long a case is kept of which nothing is heard
   * @throws interlock.service.OutsideException when broker or registry fail on the way
   */
  static Computed read(
      KpiReader reader,
      LocalDate from,
      LocalDate to,
      Instant asOf,
      Units units,
      Duration idle,
      Progress progress) {
    var fresh = new KpiDays(from, to, asOf);
    Optional<LocalDate> first = reader.readInto(fresh, progress);
    var days = new TreeMap<LocalDate, SortedMap<String, Figures>>();
    if (first.isEmpty()) {
      return new Computed(days);
    }
    var figures = fresh.figures(units.directory());
    // Cases and tasks older than that may have left their topics.
    LocalDate kept = KpiDays.day(asOf.minus(idle)).plusDays(1);
    LocalDate day = Stream.of(first.get(), from, kept).max(LocalDate::compareTo).orElseThrow();
    for (; !day.isAfter(to); day = day.plusDays(1)) {
      days.put(day, figures.getOrDefault(day, new TreeMap<>()));
    }
    return new Computed(days);
  }
}
