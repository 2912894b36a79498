package interlock.sandbox.grafana;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The linter's own file of exclusions, {@code .lint} beside the dashboards.
 *
 * @param exclusions by rule
 */
record LintExclusions(Map<String, Excluded> exclusions) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /**
   * Where a rule does not hold, and why.
   *
   * @param entries never empty: nowhere is a rule off altogether
   */
  record Excluded(String reason, List<Entry> entries) {
    Excluded {
      Objects.requireNonNull(reason, "reason");
      entries = List.copyOf(entries);
    }
  }

  /** A panel, by its title. */
  record Entry(String dashboard, String panel) {}

  static LintExclusions read(Path file) {
    try {
      return YAML.readValue(file.toFile(), LintExclusions.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean covers(String dashboard, Lint.Problem problem) {
    Excluded excluded = exclusions.get(problem.rule());
    return excluded != null && excluded.entries().contains(new Entry(dashboard, problem.panel()));
  }
}
