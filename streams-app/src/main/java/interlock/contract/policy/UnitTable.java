package interlock.contract.policy;

import interlock.core.policy.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Units in a file of their own, as a spreadsheet writes it: a document that names it under {@code
 * units.directoryFile} has its rows at the end of {@code units.directory}.
 *
 * <p>The first line names the columns by the keys of a unit; cells are separated by commas, several
 * values in a cell by blanks. An empty cell is left out; empty lines, and those that begin with
 * {@code #}, are none.
 */
final class UnitTable {
  static final String KEY = "directoryFile";
  static final String MEANING =
      "Only in a document on a disk: a file of units (CSV) that stand at the end of the directory.";

  private static final String UNITS = "units";
  private static final String DIRECTORY = "directory";
  private static final Shape.Group SHAPE = Shape.of(Unit.class);

  private final Mark at;
  private final String name;
  private final List<Problem> problems;

  private UnitTable(Mark at, String name, List<Problem> problems) {
    this.at = at;
    this.name = name;
    this.problems = problems;
  }

  /** Puts the rows of the file that the document names in their place; says what hinders it. */
  static List<Problem> expand(Node root, UnitFiles files) {
    List<Problem> problems = new ArrayList<>();
    below(root, UNITS)
        .ifPresent(
            units -> {
              if (units.getValueNode() instanceof MappingNode mapping) {
                expand(mapping, files, problems);
              }
            });
    return problems;
  }

  private static void expand(MappingNode units, UnitFiles files, List<Problem> problems) {
    Optional<NodeTuple> named = below(units, KEY);
    if (named.isEmpty()) {
      return;
    }
    units.getValue().remove(named.get());
    Node value = named.get().getValueNode();
    Mark at = value.getStartMark();
    String file = value instanceof ScalarNode scalar ? scalar.getValue() : "";
    Optional<String> text = file.isEmpty() ? Optional.empty() : files.text(file);
    UnitTable table = new UnitTable(at, file, problems);
    if (text.isEmpty()) {
      table.add("cannot be read", "name a file beside the document, UTF-8");
    } else {
      table.rows(text.get()).forEach(directory(units, at).getValue()::add);
    }
  }

  private static SequenceNode directory(MappingNode units, Mark at) {
    Optional<NodeTuple> given = below(units, DIRECTORY);
    List<Node> entries = new ArrayList<>();
    if (given.isPresent() && given.get().getValueNode() instanceof SequenceNode sequence) {
      entries.addAll(sequence.getValue());
      units.getValue().remove(given.get());
    }
    SequenceNode directory =
        new SequenceNode(Tag.SEQ, true, entries, at, at, DumperOptions.FlowStyle.BLOCK);
    units.getValue().add(new NodeTuple(text(DIRECTORY, at), directory));
    return directory;
  }

  private List<Node> rows(String text) {
    List<Node> rows = new ArrayList<>();
    List<String> columns = List.of();
    String[] lines = text.replace("\uFEFF", "").split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      List<String> cells = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (columns.isEmpty()) {
        columns = cells;
      } else if (cells.size() > columns.size()) {
        add(
            "%s line %d: has %d cells for %d columns"
                .formatted(name, i + 1, cells.size(), columns.size()),
            "name each column in the first line; no commas in names");
      } else {
        rows.add(row(columns, cells, mark(i + 1)));
      }
    }
    return rows;
  }

  private static Node row(List<String> columns, List<String> cells, Mark mark) {
    List<NodeTuple> entries = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        String key = columns.get(i);
        entries.add(new NodeTuple(text(key, mark), cell(key, cells.get(i), mark)));
      }
    }
    return new MappingNode(Tag.MAP, true, entries, mark, mark, DumperOptions.FlowStyle.FLOW);
  }

  private static Node cell(String key, String cell, Mark mark) {
    boolean several =
        SHAPE.fields().stream()
            .anyMatch(f -> f.key().equals(key) && f.shape() instanceof Shape.Listing);
    if (!several) {
      return text(cell, mark);
    }
    List<Node> values = new ArrayList<>();
    for (String value : cell.split("\\s+", -1)) {
      values.add(text(value, mark));
    }
    return new SequenceNode(Tag.SEQ, true, values, mark, mark, DumperOptions.FlowStyle.FLOW);
  }

  /** Where the document names the file, and which of its lines is meant. */
  private Mark mark(int line) {
    return new Mark(
        name + " line " + line, at.getIndex(), at.getLine(), at.getColumn(), new int[0], 0);
  }

  private void add(String message, String fix) {
    String path = UNITS + "." + KEY;
    problems.add(new Problem(path, at.getLine() + 1, at.getColumn() + 1, message, fix));
  }

  private static Optional<NodeTuple> below(Node node, String key) {
    return node instanceof MappingNode mapping
        ? mapping.getValue().stream()
            .filter(t -> t.getKeyNode() instanceof ScalarNode s && s.getValue().equals(key))
            .findFirst()
        : Optional.empty();
  }

  private static ScalarNode text(String value, Mark mark) {
    return new ScalarNode(Tag.STR, value, mark, mark, DumperOptions.ScalarStyle.PLAIN);
  }
}
