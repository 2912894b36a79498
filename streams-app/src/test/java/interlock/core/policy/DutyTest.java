package interlock.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.contract.policy.Problem;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a unit has officers on duty. 2026-01-05 was a Monday. */
class DutyTest {
  @ParameterizedTest
  @CsvSource({
    "'', 2026-01-05T03:00, true",
    "08:30-18:00, 2026-01-05T08:29, false",
    "08:30-18:00, 2026-01-05T08:30, true",
    "08:30-18:00, 2026-01-05T17:59, true",
    "08:30-18:00, 2026-01-05T18:00, false",
    "08:30-18:00, 2026-01-04T12:00, true",
    "20:00-08:00, 2026-01-05T19:59, false",
    "20:00-08:00, 2026-01-05T23:00, true",
    "20:00-08:00, 2026-01-06T07:59, true",
    "20:00-08:00, 2026-01-06T08:00, false",
    "08:00-08:00, 2026-01-05T03:00, true",
    "08:30-18:00 weekdays, 2026-01-02T12:00, true",
    "08:30-18:00 weekdays, 2026-01-03T12:00, false",
    "08:30-18:00 weekdays, 2026-01-04T12:00, false",
    "08:30-18:00 weekdays, 2026-01-05T12:00, true",
    // The shift that began on Friday evening, and the one that did not begin on Sunday.
    "20:00-08:00 weekdays, 2026-01-03T03:00, true",
    "20:00-08:00 weekdays, 2026-01-03T21:00, false",
    "20:00-08:00 weekdays, 2026-01-05T03:00, false",
  })
  void shiftsAreOnByTheClockOfShanghai(String duty, String local, boolean on) {
    assertThat(Duty.of(duty).covers(at(local))).isEqualTo(on);
  }

  @Test
  void whoIsOffDutyIsActedForByTheNearestAboveWhoIsNot() {
    Units units =
        PolicyDocument.patch(
                PolicyDocument.packaged(),
                Map.of(
                    "units.directory",
                    """
                    [{unit: "440604001", prefixes: ["440604001"], duty: "08:30-18:00 weekdays"},
                     {unit: "440604", prefixes: ["440604"], duty: "08:00-22:00"}]
                    """))
            .orThrow()
            .units();
    assertThat(units.onDuty("440604001", at("2026-01-05T12:00"))).isEqualTo("440604001");
    assertThat(units.onDuty("440604001", at("2026-01-05T20:00"))).isEqualTo("440604");
    assertThat(units.onDuty("440604001", at("2026-01-05T23:00"))).isEqualTo("440600");
    assertThat(units.onDuty("000000", at("2026-01-05T23:00"))).isEqualTo("000000");
  }

  @Test
  void theNationalDeskIsAlwaysOnDuty() {
    Units units =
        PolicyDocument.patch(
                PolicyDocument.packaged(),
                Map.of(
                    "units.directory",
                    """
                    [{unit: A, prefixes: ["1"], parent: "000000", duty: "08:00-09:00"},
                     {unit: "000000", prefixes: ["9"], duty: "08:00-09:00"}]
                    """))
            .orThrow()
            .units();
    assertThat(units.onDuty("A", at("2026-01-05T12:00"))).isEqualTo("000000");
    assertThat(units.onDuty("000000", at("2026-01-05T12:00"))).isEqualTo("000000");
  }

  @ParameterizedTest
  @CsvSource({"8-18", "08:30-24:00", "always", "08:30-18:00 weekends"})
  void whatIsNoShiftIsTold(String duty) {
    assertThat(
            PolicyDocument.patch(
                    PolicyDocument.packaged(),
                    Map.of(
                        "units.directory",
                        "[{unit: A, prefixes: ['1'], duty: '%s'}]".formatted(duty)))
                .problems())
        .extracting(Problem::path)
        .containsExactly("units.directory[0].duty");
  }

  private static long at(String local) {
    return OffsetDateTime.parse(local + ":00+08:00").toInstant().toEpochMilli();
  }
}
