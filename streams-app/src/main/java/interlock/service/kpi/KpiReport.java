package interlock.service.kpi;

import interlock.core.policy.Policy;
import interlock.service.reading.Progress;
import interlock.service.tasks.Area;
import interlock.service.tasks.UnitScope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of a period, of the same days a month before (环比) and a year before (同比). A day that
 * the history still holds whole is added up anew, so that it says what is known now; an older one
 * is as it was published.
 *
 * @param unit whose; empty for everywhere
 * @param asOf as things stood then
 */
public record KpiReport(
    String unit, KpiPeriod period, KpiPeriod monthBefore, KpiPeriod yearBefore, Instant asOf) {

  /**
   * Reads and adds up.
   *
   * @param from the first day, by Asia/Shanghai
   * @param to the last day; today is told as far as it got
   * @throws interlock.service.OutsideException when broker or registry fail on the way
   */
  public static KpiReport read(
      KpiReader reader,
      UnitScope scope,
      Policy policy,
      LocalDate from,
      LocalDate to,
      Instant asOf,
      Progress progress) {
    LocalDate earliest = from.minusYears(1);
    var days = new TreeMap<LocalDate, SortedMap<String, Figures>>();
    PublishedDays published = reader.published(progress);
    published.days().forEach(day -> days.put(day, published.of(day)));
    days.putAll(
        Computed.read(
                reader,
                earliest,
                to,
                asOf,
                policy.units(),
                Duration.ofMillis(policy.retention().idleMillis()),
                progress)
            .days());
    Area area = scope.in(policy.units());
    return new KpiReport(
        scope.unitId().orElse(""),
        KpiPeriod.of(from, to, days, area),
        KpiPeriod.of(from.minusMonths(1), to.minusMonths(1), days, area),
        KpiPeriod.of(earliest, to.minusYears(1), days, area),
        asOf);
  }
}
