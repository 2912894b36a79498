package interlock.service.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.GeneratedPage;
import interlock.contract.policy.PolicyDocument;
import interlock.control.KpiDaily;
import interlock.core.codes.KpiCode;
import interlock.core.policy.Units;
import interlock.service.tasks.UnitScope;
import interlock.service.wording.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KpiTextTest {
  private static final Instant AS_OF = Instant.parse("2026-03-31T16:00:00Z");
  private static final LocalDate FROM = LocalDate.parse("2026-03-01");
  private static final LocalDate TO = LocalDate.parse("2026-03-31");
  private static final Units UNITS = PolicyDocument.packaged().units();

  private final SortedMap<LocalDate, SortedMap<String, Figures>> days = new TreeMap<>();

  @Test
  void daysAndUnitsAreAddedUpBeforeTheyDivide() {
    signed("2026-03-01", "440605", 1, 1);
    signed("2026-03-02", "440604", 0, 3);
    signed("2026-03-02", "350100", 5, 5);
    signed("2026-02-01", "440605", 1, 2);

    List<String> lines = new KpiText(Language.EN).lines(report("4406"));
    assertThat(lines.getFirst()).isEqualTo("Figures of 440600, 2026-03-01 to 2026-03-31");
    assertThat(lines.get(1)).isEqualTo("  period: 2 of 31 days known");
    assertThat(line(lines, "signed on time"))
        .containsSubsequence("25.0 %", "1 / 4", "-25.0 pp", "-");
    assertThat(line(lines, "dissuasion rate")).containsSubsequence("-", "-", "-", "-");
    assertThat(String.join("\n", new KpiText(Language.ZH).lines(report("4406"))))
        .contains("签收及时率", "环比", "同比", "百分点");
  }

  @Test
  void theFirstHoldIsToldByItsQuantiles() {
    Figures figures = at("2026-03-05", "440605");
    for (int i = 1; i <= 10; i++) {
      figures.firstHold(i * 60L);
    }
    List<String> lines = new KpiText(Language.EN).lines(report(""));

    assertThat(line(lines, "report to first hold, p50")).contains("5 min 00 s", "10");
    assertThat(line(lines, "report to first hold, p90")).contains("9 min 00 s");
    assertThat(KpiJson.of(report("")).toString()).contains("firstHoldP90Seconds=540");
  }

  @Test
  void whatIsPublishedIsReadAsItWas() {
    Figures figures = at("2026-03-05", "440605");
    figures.add(KpiCode.PRECISION, "ICBC", new BigDecimal("2"), new BigDecimal("3"));
    figures.firstHold(1_234);
    var record =
        new KpiDaily(
            "2026-03-05/440605",
            "2026-03-05",
            "440605",
            figures.toRecords(),
            figures.spreadRecords(),
            AS_OF);
    var published = new PublishedDays();
    published.take(record);

    LocalDate day = LocalDate.parse("2026-03-05");
    assertThat(published.days()).containsExactly(day);
    assertThat(published.says(day, "440605", figures)).isTrue();
    Figures read = published.of(day).get("440605");
    assertThat(read.toRecords()).isEqualTo(figures.toRecords());
    assertThat(read.spreadRecords()).isEqualTo(figures.spreadRecords());
    read.firstHold(1);
    assertThat(published.says(day, "440605", read)).isFalse();
    published.gone("2026-03-05/440605");
    assertThat(published.days()).isEmpty();
  }

  @Test
  void referencePageSaysWhatTheListSays() throws IOException {
    var lines = new ArrayList<String>();
    lines.add("# Figures by which centres are judged");
    lines.add("");
    lines.add("Made from `interlock.core.codes.KpiCode`; do not edit. Rewrite with");
    lines.add("`mvn test -pl schemas,streams-app -am -Ddocs=write`.");
    lines.add("");
    lines.add(
        "`./interlock kpi` shows them, `./interlock kpi --publish` writes them to `kpi.daily`.");
    lines.add(
        "Each is a numerator over a denominator for a cohort: the tasks opened, or the cases");
    lines.add(
        "reported, on the days of the period (Asia/Shanghai), whatever became of them later.");
    lines.add(
        "Merged tasks count with the one that goes on. A step whose deadline fell into an outage of");
    lines.add(
        "Interlock counts for nobody. The names follow what forces report of themselves; no figure");
    lines.add("here is law.");
    lines.add("");
    lines.add("| Code | Figure | 指标 | Numerator | Denominator |");
    lines.add("| --- | --- | --- | --- | --- |");
    for (KpiCode code : KpiCode.values()) {
      lines.add(
          "| `%s` | %s | %s | %s | %s |"
              .formatted(
                  code.code(),
                  code.english(),
                  code.chinese(),
                  code.numerator(),
                  code.denominator()));
    }
    lines.add("");
    lines.add(
        "Beside them the time from the report to the first hold (报案至首笔止付): p50 and p90 over the");
    lines.add("cases that have one, in seconds to two digits.");
    GeneratedPage.check("docs/reference/kpi.md", String.join("\n", lines) + "\n");
  }

  private KpiReport report(String unit) {
    var area = UnitScope.of(unit).in(UNITS);
    return new KpiReport(
        UnitScope.of(unit).unitId().orElse(""),
        KpiPeriod.of(FROM, TO, days, area),
        KpiPeriod.of(FROM.minusMonths(1), TO.minusMonths(1), days, area),
        KpiPeriod.of(FROM.minusYears(1), TO.minusYears(1), days, area),
        AS_OF);
  }

  private void signed(String day, String unit, int onTime, int of) {
    at(day, unit)
        .add(KpiCode.SIGNED_ON_TIME, "", BigDecimal.valueOf(onTime), BigDecimal.valueOf(of));
  }

  private Figures at(String day, String unit) {
    return days.computeIfAbsent(LocalDate.parse(day), d -> new TreeMap<>())
        .computeIfAbsent(unit, u -> new Figures());
  }

  private static String line(List<String> lines, String name) {
    return lines.stream().filter(l -> l.startsWith(name)).findFirst().orElseThrow();
  }
}
