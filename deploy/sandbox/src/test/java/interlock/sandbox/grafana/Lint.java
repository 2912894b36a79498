package interlock.sandbox.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import interlock.sandbox.promql.Selectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules of Grafana's dashboard linter (github.com/grafana/dashboard-linter, docs/index.md and
 * docs/rules), under its names; that linter is a Go program and is not run here.
 */
final class Lint {
  private static final Set<String> DRAWN =
      Set.of("stat", "bargauge", "timeseries", "table", "gauge");

  private static final Set<String> RATES = Set.of("rate", "irate");
  private static final Set<String> COUNTED = Set.of("rate", "irate", "increase");

  /** Those of Grafana's units that we have a use for. */
  private static final Set<String> UNITS =
      Set.of(
          "none",
          "short",
          "percent",
          "percentunit",
          "bytes",
          "s",
          "ms",
          "d",
          "h",
          "cps",
          "ops",
          "reqps",
          "rps",
          "cpm",
          "dateTimeFromNow",
          "dateTimeAsIso",
          "bool",
          "bool_yes_no",
          "currencyJPY",
          "dtdurations",
          "string");

  private static final Pattern TEMPLATED_LABEL =
      Pattern.compile("(label_names|label_values|metrics|query_result)\\(.+\\)");

  private static final String DATASOURCE = "${datasource}";

  private final JsonNode board;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * What a rule has against a dashboard.
   *
   * @param panel its title; empty where it is about the whole dashboard
   */
  record Problem(String rule, String panel, String what) {}

  private Lint(JsonNode board) {
    this.board = board;
  }

  static List<Problem> problems(JsonNode board) {
    var lint = new Lint(board);
    lint.board();
    for (JsonNode panel : board.get("panels")) {
      if (DRAWN.contains(panel.path("type").asText())) {
        lint.panel(panel);
      }
    }
    return lint.problems;
  }

  private void board() {
    List<JsonNode> sources = variables("datasource");
    check(sources.size() == 1, "template-datasource-rule", "", "not one datasource");
    for (JsonNode source : sources) {
      boolean named =
          source.path("name").asText().equals("datasource")
              && source.path("label").asText().equals("Data source")
              && source.path("query").asText().equals("prometheus");
      check(named, "template-datasource-rule", "", "datasource is misnamed");
    }
    required("job", "Job");
    required("instance", "Instance");
    for (JsonNode variable : variables("query")) {
      String query = variable.path("query").path("query").asText();
      String name = variable.path("name").asText();
      check(
          TEMPLATED_LABEL.matcher(query).matches(),
          "template-label-promql-rule",
          "",
          name + " asks " + query);
      check(
          variable.path("refresh").asInt() == 2,
          "template-on-time-change-reload-rule",
          "",
          name + " is not read again when the time range changes");
    }
    // Its default is true.
    check(!board.path("editable").asBoolean(true), "uneditable-dashboard-rule", "", "is editable");
  }

  private void required(String name, String label) {
    String rule = "template-" + name + "-rule";
    List<JsonNode> found =
        variables("query").stream().filter(v -> v.path("name").asText().equals(name)).toList();
    check(found.size() == 1, rule, "", "no variable " + name);
    for (JsonNode variable : found) {
      check(variable.path("label").asText().equals(label), rule, "", "is not labelled " + label);
      check(usesDatasource(variable), rule, "", "uses another datasource");
      check(variable.path("multi").asBoolean(), rule, "", "is not multi");
      check(variable.path("allValue").asText().equals(".+"), rule, "", "allValue is not .+");
    }
  }

  private void panel(JsonNode panel) {
    String title = panel.path("title").asText();
    check(usesDatasource(panel), "panel-datasource-rule", title, "uses another datasource");
    check(
        !title.isBlank() && !panel.path("description").asText().isBlank(),
        "panel-title-description-rule",
        title,
        "no title or no description");
    String unit = panel.at("/fieldConfig/defaults/unit").asText();
    check(UNITS.contains(unit), "panel-units-rule", title, "no unit, or not a known one: " + unit);
    check(!panel.path("targets").isEmpty(), "panel-no-targets-rule", title, "no targets");
    for (JsonNode target : panel.path("targets")) {
      check(usesDatasource(target), "panel-datasource-rule", title, "a target uses another one");
      target(title, target.path("expr").asText());
    }
  }

  private void target(String title, String query) {
    List<Selectors.Selector> selectors;
    try {
      selectors = Selectors.of(query);
    } catch (IllegalArgumentException e) {
      problems.add(new Problem("target-promql-rule", title, e.getMessage()));
      return;
    }
    check(!selectors.isEmpty(), "target-promql-rule", title, "selects nothing: " + query);
    for (Selectors.Selector selector : selectors) {
      String metric = selector.metric();
      for (String name : List.of("job", "instance")) {
        check(
            selector.matchers().contains("%s=~\"$%s\"".formatted(name, name)),
            "target-" + name + "-rule",
            title,
            metric + " of any " + name);
      }
      if (selector.isRangeOf(RATES)) {
        check(
            selector.range().equals("$__rate_interval"),
            "target-rate-interval-rule",
            title,
            metric + " over [" + selector.range() + "]");
      }
      if (metric.endsWith("_total")) {
        check(
            selector.isRangeOf(COUNTED),
            "target-counter-agg-rule",
            title,
            metric + " is not in rate, irate or increase");
      }
      if (metric.endsWith("_bucket")) {
        check(
            query.contains("histogram_quantile"),
            "target-histogram-rule",
            title,
            metric + " is in no histogram_quantile");
      }
    }
  }

  private void check(boolean holds, String rule, String panel, String what) {
    if (!holds) {
      problems.add(new Problem(rule, panel, what));
    }
  }

  private static boolean usesDatasource(JsonNode node) {
    return node.at("/datasource/uid").asText().equals(DATASOURCE);
  }

  private List<JsonNode> variables(String type) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode variable : board.at("/templating/list")) {
      if (variable.path("type").asText().equals(type)) {
        found.add(variable);
      }
    }
    return found;
  }
}
