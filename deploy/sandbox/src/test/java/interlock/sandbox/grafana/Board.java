package interlock.sandbox.grafana;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A dashboard as a person writes it.
 *
 * @param uid part of its address, for ever
 */
record Board(String uid, Words title, Words about, List<Row> rows) {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  Board {
    Objects.requireNonNull(uid, "uid");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(about, "about");
    rows = List.copyOf(rows);
  }

  /** The same in two languages. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"en", "zh"})
  record Words(String en, String zh) {
    Words {
      Objects.requireNonNull(en, "English");
      Objects.requireNonNull(zh, "Chinese");
    }
  }

  /** Panels below one heading. */
  record Row(Words title, List<Panel> panels) {
    Row {
      Objects.requireNonNull(title, "title");
      panels = List.copyOf(panels);
    }
  }

  /** How a panel is drawn. */
  enum Kind {
    STAT(4),
    BARGAUGE(8),
    TIMESERIES(8),
    TABLE(8);

    /** Grid units. */
    final int height;

    Kind(int height) {
      this.height = height;
    }

    /** Whether it shows the newest value only. */
    boolean isInstant() {
      return this != TIMESERIES;
    }
  }

  /**
   * A panel.
   *
   * @param unit as Grafana names it
   * @param width grid units, of 24
   * @param thresholds a colour each and from which value: {@code green}, {@code red 5}
   * @param min of the axis; 0 where it is left out
   * @param max of the axis
   * @param mappings a word for a value, and its colour
   * @param stack whether its series add up
   */
  record Panel(
      Kind kind,
      Words title,
      Words about,
      String unit,
      int width,
      List<Query> queries,
      List<String> thresholds,
      Double min,
      Double max,
      Map<String, Mapped> mappings,
      boolean stack) {
    Panel {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(about, "about of " + title);
      Objects.requireNonNull(unit, "unit of " + title);
      queries = List.copyOf(queries);
      thresholds = thresholds == null ? List.of("green") : List.copyOf(thresholds);
      mappings = mappings == null ? Map.of() : Map.copyOf(mappings);
      min = Optional.ofNullable(min).orElse(0.0);
    }
  }

  /**
   * What a panel asks.
   *
   * @param ask PromQL; in it {@code {@}} stands for the job and the instance that are looked at
   * @param as the legend
   */
  record Query(String ask, String as) {
    private static final String HERE = "{job=~\"$job\",instance=~\"$instance\"";

    Query {
      Objects.requireNonNull(ask, "ask");
      Objects.requireNonNull(as, "as of " + ask);
    }

    /** The query as Grafana has it. */
    String promql() {
      return ask.strip().replace("{@", HERE);
    }
  }

  /** What a value is called, and its colour. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"en", "zh", "colour"})
  record Mapped(String en, String zh, String colour) {}

  static Board read(Path file) {
    try {
      return YAML.readValue(file.toFile(), Board.class);
    } catch (IOException e) {
      throw new UncheckedIOException(file.getFileName().toString(), e);
    }
  }

  /** All boards, in the order of their names. */
  static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
