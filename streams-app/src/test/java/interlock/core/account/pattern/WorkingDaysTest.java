package interlock.core.account.pattern;

import static interlock.Property.qt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource({
    // 2026-01-05 was a Monday.
    "2026-01-09T12:00:00, 5, 2026-01-05",
    "2026-01-05T00:00:00, 1, 2026-01-05",
    "2026-01-04T23:59:59, 1, 2026-01-02",
    "2026-01-10T09:00:00, 1, 2026-01-09",
    "2026-01-11T09:00:00, 5, 2026-01-05",
    "2026-01-12T09:00:00, 5, 2026-01-06",
    "2026-01-12T09:00:00, 6, 2026-01-05",
    "2026-01-12T09:00:00, 11, 2025-12-29",
    // A public holiday, and counted all the same.
    "2026-01-01T09:00:00, 2, 2025-12-31"
  })
  void aWindowBeginsAtMidnightOfItsFirstWorkingDay(
      LocalDateTime end, int days, LocalDate firstDay) {
    assertThat(WorkingDays.start(millis(end), days)).isEqualTo(millis(firstDay.atStartOfDay()));
  }

  @Test
  void isWhatCountingDayByDayGives() {
    long from = millis(LocalDateTime.parse("2000-01-01T00:00:00"));
    long to = millis(LocalDateTime.parse("2060-01-01T00:00:00"));
    qt().forAll(longs().between(from, to), integers().between(1, 60))
        .checkAssert(
            (at, days) -> assertThat(WorkingDays.start(at, days)).isEqualTo(counted(at, days)));
  }

  private static long counted(long at, int days) {
    LocalDate day = Instant.ofEpochMilli(at).atZone(SHANGHAI).toLocalDate();
    int left = days;
    while (true) {
      boolean works =
          day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
      if (works && --left == 0) {
        return millis(day.atStartOfDay());
      }
      day = day.minusDays(1);
    }
  }

  private static long millis(LocalDateTime local) {
    return local.atZone(SHANGHAI).toInstant().toEpochMilli();
  }
}
