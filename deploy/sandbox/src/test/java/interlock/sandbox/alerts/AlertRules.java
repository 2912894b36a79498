package interlock.sandbox.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rules and their tests, as they stand in {@code deploy/prometheus}. */
final class AlertRules {
  static final Path ROOT = Path.of(System.getProperty("interlock.root"));
  static final Path PROMETHEUS = ROOT.resolve("deploy/prometheus");

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private AlertRules() {}

  /** A rule that alerts. */
  record Alert(
      String name,
      String expression,
      Map<String, String> labels,
      Map<String, String> annotations) {}

  static List<Alert> all() {
    List<Alert> all = new ArrayList<>();
    for (Path file : files("rules")) {
      for (JsonNode group : read(file).get("groups")) {
        for (JsonNode rule : group.get("rules")) {
          if (rule.has("alert")) {
            all.add(
                new Alert(
                    rule.get("alert").asText(),
                    rule.get("expr").asText(),
                    texts(rule.path("labels")),
                    texts(rule.path("annotations"))));
          }
        }
      }
    }
    return all;
  }

  /** Names of the alerts that a promtool test expects to fire, or not to. */
  static Set<String> tested(boolean fires) {
    Set<String> names = new TreeSet<>();
    for (Path file : files("tests")) {
      for (JsonNode test : read(file).get("tests")) {
        for (JsonNode alert : test.path("alert_rule_test")) {
          if (alert.path("exp_alerts").isEmpty() != fires) {
            names.add(alert.get("alertname").asText());
          }
        }
      }
    }
    return names;
  }

  static List<Path> files(String folder) {
    try (Stream<Path> files = Files.list(PROMETHEUS.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new HashMap<>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
