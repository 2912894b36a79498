package interlock.sandbox.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the dashboards ask, read from the JSON that Grafana gets. */
public final class Dashboards {
  static final Path JSON_FILES =
      Path.of(System.getProperty("interlock.root"), "deploy", "grafana", "dashboards");

  private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), ([a-z_]+)\\)");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Dashboards() {}

  /**
   * A query of a panel.
   *
   * @param where the dashboard and the panel
   * @param instant whether it asks for the newest value only
   */
  public record Asked(String where, String query, boolean instant) {}

  /** A variable: what a label says in the series of a selector. */
  public record Variable(String where, String selector, String label) {}

  public static List<Asked> queries() {
    List<Asked> all = new ArrayList<>();
    for (JsonNode board : boards()) {
      for (JsonNode panel : board.get("panels")) {
        for (JsonNode target : panel.path("targets")) {
          all.add(
              new Asked(
                  board.get("title").asText() + " / " + panel.get("title").asText(),
                  target.get("expr").asText(),
                  target.get("instant").asBoolean()));
        }
      }
    }
    return all;
  }

  public static List<Variable> variables() {
    List<Variable> all = new ArrayList<>();
    for (JsonNode board : boards()) {
      for (JsonNode variable : board.at("/templating/list")) {
        if (variable.get("type").asText().equals("query")) {
          String query = variable.at("/query/query").asText();
          Matcher matcher = LABEL_VALUES.matcher(query);
          if (!matcher.matches()) {
            throw new IllegalStateException("not read: " + query);
          }
          all.add(new Variable(board.get("title").asText(), matcher.group(1), matcher.group(2)));
        }
      }
    }
    return all;
  }

  private static List<JsonNode> boards() {
    try (Stream<Path> files = Files.list(JSON_FILES)) {
      List<JsonNode> boards = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        boards.add(JSON.readTree(file.toFile()));
      }
      return boards;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
