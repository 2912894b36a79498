package interlock.sandbox.grafana;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import interlock.sandbox.grafana.Board.Panel;
import interlock.sandbox.grafana.Board.Words;
import java.util.Locale;

/** A dashboard in the classic JSON model, which Grafana 11 and later import. */
final class BoardJson {
  /** Of Grafana 11.0; a later Grafana migrates it. */
  private static final int SCHEMA_VERSION = 39;

  private static final int GRID_WIDTH = 24;
  private static final String TAG = "interlock";
  private static final String DATASOURCE = "${datasource}";

  /** What every instance of every version has. */
  private static final String EVERYWHERE = "interlock_intake_read_total";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode board = JSON.createObjectNode();
  private int nextId = 1;
  private int top;

  private BoardJson(Board source) {
    board.put("uid", source.uid());
    board.put("title", both(source.title()));
    board.put("description", paragraphs(source.about()));
    board.putArray("tags").add(TAG);
    board.put("editable", false);
    board.put("graphTooltip", 1);
    board.put("schemaVersion", SCHEMA_VERSION);
    board.put("timezone", "browser");
    board.put("refresh", "30s");
    board.putObject("time").put("from", "now-3h").put("to", "now");
    links(board.putArray("links"));
    annotations(board.putObject("annotations").putArray("list"));
    variables(board.putObject("templating").putArray("list"));
    ArrayNode panels = board.putArray("panels");
    source.rows().forEach(row -> row(panels, row));
  }

  static ObjectNode of(Board source) {
    return new BoardJson(source).board;
  }

  /** In both languages, on one line. */
  static String both(Words words) {
    return words.en() + " · " + words.zh();
  }

  private static String paragraphs(Words words) {
    return words.en() + "\n\n" + words.zh();
  }

  private static void links(ArrayNode links) {
    links
        .addObject()
        .put("type", "dashboards")
        .put("title", "Interlock")
        .put("asDropdown", false)
        .put("includeVars", true)
        .put("keepTime", true)
        .putArray("tags")
        .add(TAG);
  }

  private static void annotations(ArrayNode annotations) {
    ObjectNode builtIn = annotations.addObject();
    builtIn.put("builtIn", 1).put("enable", true).put("hide", true);
    builtIn.put("name", "Annotations & Alerts").put("type", "dashboard");
    builtIn.put("iconColor", "rgba(0, 211, 255, 1)");
    builtIn.putObject("datasource").put("type", "grafana").put("uid", "-- Grafana --");
  }

  private static void variables(ArrayNode list) {
    ObjectNode datasource = list.addObject();
    datasource.put("name", "datasource").put("label", "Data source").put("type", "datasource");
    datasource.put("query", "prometheus").put("hide", 0).put("refresh", 1);
    variable(list, "job", "Job", "label_values(%s, job)".formatted(EVERYWHERE));
    variable(
        list,
        "instance",
        "Instance",
        "label_values(%s{job=~\"$job\"}, instance)".formatted(EVERYWHERE));
  }

  private static void variable(ArrayNode list, String name, String label, String query) {
    ObjectNode variable = list.addObject();
    variable.put("name", name).put("label", label).put("type", "query");
    source(variable);
    variable.put("definition", query);
    variable.putObject("query").put("query", query).put("refId", "variable-" + name);
    variable.put("multi", true).put("includeAll", true).put("allValue", ".+");
    // On a change of the time range: an instance that is gone was there then.
    variable.put("refresh", 2).put("sort", 1).put("hide", 0);
    ObjectNode current = variable.putObject("current");
    current.put("selected", true);
    current.putArray("text").add("All");
    current.putArray("value").add("$__all");
  }

  private void row(ArrayNode panels, Board.Row row) {
    ObjectNode heading = panels.addObject();
    heading.put("id", nextId++).put("type", "row").put("title", both(row.title()));
    heading.put("collapsed", false);
    place(heading, 0, GRID_WIDTH, 1);
    heading.putArray("panels");
    top++;
    int left = 0;
    int lowest = 0;
    for (Panel panel : row.panels()) {
      if (left + panel.width() > GRID_WIDTH) {
        left = 0;
        top += lowest;
        lowest = 0;
      }
      place(panel(panels.addObject(), panel), left, panel.width(), panel.kind().height);
      left += panel.width();
      lowest = Math.max(lowest, panel.kind().height);
    }
    top += lowest;
  }

  private void place(ObjectNode panel, int left, int width, int height) {
    panel.putObject("gridPos").put("x", left).put("y", top).put("w", width).put("h", height);
  }

  private ObjectNode panel(ObjectNode node, Panel panel) {
    node.put("id", nextId++).put("type", panel.kind().name().toLowerCase(Locale.ROOT));
    node.put("title", both(panel.title())).put("description", paragraphs(panel.about()));
    source(node);
    ArrayNode targets = node.putArray("targets");
    for (Board.Query query : panel.queries()) {
      ObjectNode target = targets.addObject();
      target.put("refId", String.valueOf((char) ('A' + targets.size() - 1)));
      source(target);
      target.put("expr", query.promql()).put("legendFormat", query.as());
      target.put("instant", panel.kind().isInstant()).put("range", !panel.kind().isInstant());
      target.put("editorMode", "code");
      if (panel.kind() == Board.Kind.TABLE) {
        target.put("format", "table");
      }
    }
    PanelLook.put(node, panel);
    return node;
  }

  private static void source(ObjectNode node) {
    node.putObject("datasource").put("type", "prometheus").put("uid", DATASOURCE);
  }
}
