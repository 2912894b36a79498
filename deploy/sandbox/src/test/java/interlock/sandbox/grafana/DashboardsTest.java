package interlock.sandbox.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import interlock.sandbox.promql.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards are what their tables say, in both languages, and pass the linter's rules. */
class DashboardsTest {

  private static final Path DASHBOARDS = Dashboards.JSON_FILES;
  private static final Path BOARDS = DASHBOARDS.resolveSibling("boards");
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Path> boards() {
    return Board.files(BOARDS);
  }

  @ParameterizedTest
  @MethodSource("boards")
  void isWhatItsTableSays(Path source) throws IOException {
    String now = text(BoardJson.of(Board.read(source)));
    Path file = dashboard(source);
    if ("write".equals(System.getProperty("docs"))) {
      Files.writeString(file, now);
    }
    assertThat(file).as("rewrite it with -Ddocs=write").content().isEqualTo(now);
  }

  @ParameterizedTest
  @MethodSource("boards")
  void passesTheLinter(Path source) throws IOException {
    JsonNode board = JSON.readTree(dashboard(source).toFile());
    LintExclusions exclusions = LintExclusions.read(DASHBOARDS.resolve(".lint"));
    assertThat(Lint.problems(board))
        .filteredOn(problem -> !exclusions.covers(board.get("title").asText(), problem))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("boards")
  void asksOnlyForMetricsOfTheCatalogue(Path source) {
    assertThat(
            Board.read(source).rows().stream()
                .flatMap(row -> row.panels().stream())
                .flatMap(panel -> panel.queries().stream())
                .flatMap(query -> Catalogue.problems(query.promql()).stream()))
        .isEmpty();
  }

  @Test
  void nothingIsExcludedFromTheLinterWithoutNeed() throws IOException {
    LintExclusions exclusions = LintExclusions.read(DASHBOARDS.resolve(".lint"));
    Set<String> needed = new TreeSet<>();
    for (Path source : boards()) {
      JsonNode board = JSON.readTree(dashboard(source).toFile());
      String title = board.get("title").asText();
      Lint.problems(board).forEach(p -> needed.add(p.rule() + ": " + title + ", " + p.panel()));
    }
    Set<String> excluded = new TreeSet<>();
    exclusions
        .exclusions()
        .forEach(
            (rule, e) ->
                e.entries()
                    .forEach(at -> excluded.add(rule + ": " + at.dashboard() + ", " + at.panel())));
    assertThat(excluded).isEqualTo(needed);
  }

  @Test
  void everyDashboardHasItsTableAndItsOwnUid() throws IOException {
    List<Path> expected = boards().stream().map(DashboardsTest::dashboard).toList();
    try (Stream<Path> files = Files.list(DASHBOARDS)) {
      assertThat(files.filter(f -> f.toString().endsWith(".json")))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
    assertThat(boards().stream().map(b -> Board.read(b).uid())).doesNotHaveDuplicates().hasSize(7);
  }

  @ParameterizedTest
  @MethodSource("boards")
  void speaksBothLanguages(Path source) {
    Board board = Board.read(source);
    List<Board.Words> all = new ArrayList<>(List.of(board.title(), board.about()));
    for (Board.Row row : board.rows()) {
      all.add(row.title());
      for (Board.Panel panel : row.panels()) {
        all.add(panel.title());
        all.add(panel.about());
        panel.mappings().values().forEach(m -> all.add(new Board.Words(m.en(), m.zh())));
      }
    }
    assertThat(all)
        .allSatisfy(
            words -> {
              assertThat(words.en()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
              assertThat(words.zh()).containsPattern("\\p{IsHan}");
            });
  }

  @Test
  void noTitleStandsTwiceOnADashboard() {
    for (Path source : boards()) {
      assertThat(
              Board.read(source).rows().stream()
                  .flatMap(row -> row.panels().stream())
                  .map(panel -> panel.title().en()))
          .as(source.toString())
          .doesNotHaveDuplicates();
    }
  }

  /** Each rule bites: what is right but for one thing is told by that rule alone. */
  @ParameterizedTest
  @MethodSource("sins")
  void theLinterFinds(String rule, Consumer<ObjectNode> sin) throws IOException {
    ObjectNode board =
        (ObjectNode) JSON.readTree(DashboardsTest.class.getResourceAsStream("/grafana/good.json"));
    assertThat(Lint.problems(board)).isEmpty();
    sin.accept(board);
    assertThat(Lint.problems(board)).isNotEmpty().allMatch(p -> p.rule().equals(rule));
  }

  static List<Object[]> sins() {
    return List.of(
        sin("template-datasource-rule", b -> variable(b, 0).put("name", "prometheus")),
        sin("template-job-rule", b -> variable(b, 1).put("multi", false)),
        sin("template-instance-rule", b -> ((ArrayNode) b.at("/templating/list")).remove(2)),
        sin(
            "template-label-promql-rule",
            b -> ((ObjectNode) b.at("/templating/list/1/query")).put("query", "job")),
        sin("template-on-time-change-reload-rule", b -> variable(b, 2).put("refresh", 1)),
        sin("uneditable-dashboard-rule", b -> b.remove("editable")),
        sin(
            "panel-datasource-rule",
            b -> ((ObjectNode) b.at("/panels/0/datasource")).put("uid", "prom")),
        sin("panel-title-description-rule", b -> panel(b).put("description", " ")),
        sin(
            "panel-units-rule",
            b -> ((ObjectNode) b.at("/panels/0/fieldConfig/defaults")).remove("unit")),
        sin("panel-no-targets-rule", b -> panel(b).putArray("targets")),
        sin("target-promql-rule", b -> ask(b, "1 + 1")),
        sin(
            "target-job-rule",
            b -> ask(b, "sum(rate(a_total{instance=~\"$instance\"}[$__rate_interval]))")),
        sin(
            "target-instance-rule",
            b -> ask(b, "up{job=~\"$job\",instance=~\"$instance\"} - up{job=~\"$job\"}")),
        sin(
            "target-rate-interval-rule",
            b -> ask(b, "rate(a_total{job=~\"$job\",instance=~\"$instance\"}[5m])")),
        sin(
            "target-counter-agg-rule",
            b -> ask(b, "sum by (x) (a_total{job=~\"$job\",instance=~\"$instance\"})")),
        sin(
            "target-histogram-rule",
            b -> ask(b, "sum(a_bucket{job=~\"$job\",instance=~\"$instance\"})")));
  }

  private static Object[] sin(String rule, Consumer<ObjectNode> sin) {
    return new Object[] {rule, sin};
  }

  private static ObjectNode variable(ObjectNode board, int index) {
    return (ObjectNode) board.at("/templating/list/" + index);
  }

  private static ObjectNode panel(ObjectNode board) {
    return (ObjectNode) board.at("/panels/0");
  }

  private static void ask(ObjectNode board, String query) {
    ((ObjectNode) board.at("/panels/0/targets/0")).put("expr", query);
  }

  static Path dashboard(Path source) {
    return DASHBOARDS.resolve(source.getFileName().toString().replace(".yaml", ".json"));
  }

  private static String text(JsonNode node) throws IOException {
    var printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    return JSON.writer(printer).writeValueAsString(node) + "\n";
  }
}
