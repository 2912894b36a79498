package interlock.metrics;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.GeneratedPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
  private static final String HEAD =
      """
      # Metrics

      Made from `interlock.metrics`; do not edit. Rewrite with
      `mvn test -pl schemas,streams-app -am -Ddocs=write`.

      Served at `/metrics` of `management.listen` ([operations](../operations.md)).
      No label ever holds an identifier, a task's id or an outsider's word.

      - **Instances**: how one figure is made of several instances. `sum`: each tells its own part.
        `max`: each tells the whole, as it reads it from the topics.
      - A counter starts at 0 with the process: use `rate` or `increase`.
        A record that is read again after an aborted transaction counts again.
      - A histogram has `_bucket`, `_sum`, `_count`, and `_max`, the highest of the last two minutes.
      - Words of the contract stand as the contract writes them (`SPECIAL_HIGH`); others in lower case.
      - Beside these there are Micrometer's own of the JVM and the process: `jvm_*`, `process_*`,
        `system_*`.
      """;

  @Test
  void pageSaysWhatTheTableSays() throws IOException {
    var lines = new ArrayList<>(List.of(HEAD.stripTrailing()));
    for (Meter.Section section : Meter.Section.values()) {
      lines.add("");
      lines.add("## " + section.english() + " (" + section.chinese() + ")");
      lines.add("");
      lines.add("| Name | Type | Labels | Instances | Meaning | 含义 |");
      lines.add("| --- | --- | --- | --- | --- | --- |");
      Arrays.stream(Meter.values())
          .filter(meter -> meter.section() == section)
          .forEach(meter -> lines.add(row(meter)));
    }
    lines.add("");
    lines.add("## Labels");
    lines.add("");
    lines.add("| Label | In | Values |");
    lines.add("| --- | --- | --- |");
    for (Label label : Label.values()) {
      lines.add(row(label));
    }
    lines.add("");
    lines.add("## Buckets");
    lines.add("");
    lines.add("Upper bounds, seconds.");
    lines.add("");
    for (Buckets buckets : List.of(Buckets.FAST, Buckets.SLOW)) {
      lines.add(
          "- "
              + buckets.name().toLowerCase(Locale.ROOT)
              + ": "
              + buckets.bounds().stream()
                  .map(bound -> bound == Math.rint(bound) ? "" + bound.longValue() : "" + bound)
                  .collect(joining(", ")));
    }
    GeneratedPage.check("docs/reference/metrics.md", String.join("\n", lines) + "\n");
  }

  private static String row(Meter meter) {
    String type = meter.type().name().toLowerCase(Locale.ROOT);
    return List.of(
            "`" + meter.title() + "`",
            meter.type() == MeterType.HISTOGRAM
                ? type + ", " + meter.buckets().name().toLowerCase(Locale.ROOT)
                : type,
            meter.labels().stream().map(label -> "`" + label.label() + "`").collect(joining(" ")),
            meter.instances().name().toLowerCase(Locale.ROOT),
            meter.english(),
            meter.chinese())
        .stream()
        .collect(joining(" | ", "| ", " |"));
  }

  private static String row(Label label) {
    String in =
        Arrays.stream(Meter.values())
            .filter(meter -> meter.labels().contains(label))
            .map(meter -> "`" + meter.title() + "`")
            .collect(joining(" "));
    String values =
        label.words().isEmpty()
            ? label.bound()
            : label.words().stream().map(value -> "`" + value + "`").collect(joining(" "));
    return "| `" + label.label() + "` | " + in + " | " + values + " |";
  }

  @Test
  void everyNameFollowsTheRules() {
    assertThat(Meter.values())
        .allSatisfy(
            meter -> {
              assertThat(meter.title()).matches("interlock(_[a-z]+)+");
              assertThat(meter.title().endsWith("_total"))
                  .isEqualTo(meter.type() == MeterType.COUNTER);
              String base = meter.base();
              assertThat(base).endsWith(meter.unit().suffix());
              assertThat(meter.buckets() == Buckets.NONE)
                  .isEqualTo(meter.type() != MeterType.HISTOGRAM);
              assertThat(meter.english()).isNotBlank().doesNotContain("|", "\n");
              assertThat(meter.chinese().codePoints().anyMatch(Character::isIdeographic)).isTrue();
            });
    assertThat(Meter.values()).extracting(Meter::title).doesNotHaveDuplicates();
  }

  @Test
  void everyLabelIsUsed() {
    assertThat(Arrays.stream(Meter.values()).flatMap(m -> m.labels().stream()).distinct())
        .containsExactlyInAnyOrder(Label.values());
  }
}
