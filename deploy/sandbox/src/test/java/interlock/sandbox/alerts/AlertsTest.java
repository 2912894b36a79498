package interlock.sandbox.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.promql.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is woken is told for whom, in his language, and what to do. */
class AlertsTest {
  private static final Set<String> SEVERITIES = Set.of("page", "ticket", "info");

  /** More would not be answered. */
  private static final int MOST_PAGES = 8;

  private static final List<String> SECTIONS =
      List.of("## What people lose", "## Look at", "## Do", "## When it is over");

  static List<AlertRules.Alert> alerts() {
    return AlertRules.all();
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void saysWhatItMeansForPeopleInBothLanguages(AlertRules.Alert alert) {
    assertThat(alert.annotations().keySet())
        .containsExactlyInAnyOrder(
            "summary", "summary_zh", "description", "description_zh", "runbook_url");
    for (String text : List.of("summary", "description")) {
      assertThat(alert.annotations().get(text)).isNotBlank().doesNotContainPattern("\\p{IsHan}");
      assertThat(alert.annotations().get(text + "_zh")).containsPattern("\\p{IsHan}");
    }
    // The figure that the summary tells is told in both.
    assertThat(templates(alert.annotations().get("summary_zh")))
        .isEqualTo(templates(alert.annotations().get("summary")));
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void hasASeverityAndItsRunbookPage(AlertRules.Alert alert) throws IOException {
    assertThat(alert.name()).startsWith("Interlock");
    assertThat(alert.labels().keySet()).containsExactly("severity");
    assertThat(SEVERITIES).contains(alert.labels().get("severity"));
    String page = "docs/runbooks/" + alert.name() + ".md";
    assertThat(alert.annotations()).containsEntry("runbook_url", page);
    assertThat(AlertRules.ROOT.resolve(page))
        .content()
        .startsWith("# " + alert.name() + "\n")
        .contains(SECTIONS)
        .contains("**" + alert.labels().get("severity") + "**");
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void asksOnlyForMetricsOfTheCatalogue(AlertRules.Alert alert) {
    assertThat(Catalogue.problems(alert.expression())).isEmpty();
  }

  @Test
  void eachIsShownToFireAndNotToFire() {
    Set<String> names =
        alerts().stream()
            .map(AlertRules.Alert::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(names).hasSize(alerts().size());
    assertThat(AlertRules.tested(true)).isEqualTo(names);
    assertThat(AlertRules.tested(false)).isEqualTo(names);
  }

  @Test
  void fewWakeSomebody() {
    assertThat(alerts().stream().filter(a -> a.labels().get("severity").equals("page")))
        .hasSizeBetween(1, MOST_PAGES);
  }

  @Test
  void everyPageIsAnAlertsAndTheIndexNamesThemAll() throws IOException {
    Path runbooks = AlertRules.ROOT.resolve("docs/runbooks");
    List<String> names = alerts().stream().map(a -> a.name() + ".md").toList();
    try (Stream<Path> pages = Files.list(runbooks)) {
      assertThat(pages.map(p -> p.getFileName().toString()).filter(p -> p.startsWith("Interlock")))
          .containsExactlyInAnyOrderElementsOf(names);
    }
    assertThat(runbooks.resolve("README.md")).content().contains(names);
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void itsPageNamesCommandsThatExist(AlertRules.Alert alert) throws IOException {
    String page = Files.readString(AlertRules.ROOT.resolve(alert.annotations().get("runbook_url")));
    assertThat(Commands.problems(page)).isEmpty();
  }

  @Test
  void aCommandThatIsNoneIsFound() {
    assertThat(
            Commands.problems(
                "`./interlock polcy show` or `./interlock policy shown --config FILE` or"
                    + " `./interlock where --cofig FILE E`, not `./interlock policy show VERSION`"))
        .containsExactly(
            "no command polcy: ./interlock polcy show",
            "no command shown: ./interlock policy shown --config FILE",
            "no option --cofig: ./interlock where --cofig FILE E");
  }

  private static List<String> templates(String text) {
    return Pattern.compile("\\{\\{.*?}}")
        .matcher(text)
        .results()
        .map(r -> r.group())
        .sorted()
        .toList();
  }
}
