package interlock.contract.policy;

import interlock.core.policy.InvalidPolicy;
import interlock.core.policy.Setting;
import interlock.core.policy.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Fills policy records from YAML nodes and goes on after every problem: what cannot be read counts
 * as left out, so that the rest, and the rules between settings, are checked in the same run.
 */
final class Binder {
  /** What the YAML reader calls the text that it was given. */
  private static final String DOCUMENT = "'reader'";

  private final Set<String> mandatory;
  private final List<Problem> problems = new ArrayList<>();
  private final Places places = new Places();

  /**
   * A reader of one document.
   *
   * @param mandatory paths that the document must name even where there is a base to take from
   */
  Binder(Set<String> mandatory) {
    this.mandatory = Set.copyOf(mandatory);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The record that the document means; empty when there is a problem that leaves none. */
  Optional<Object> bind(Shape.Group shape, Node root, Optional<Object> base) {
    places.put("", root.getStartMark());
    return read(shape, root, base, "");
  }

  private Optional<Object> read(Shape shape, Node node, Optional<Object> base, String path) {
    if (shape instanceof Shape.Group group && node instanceof MappingNode mapping) {
      return group(group, mapping, base, path);
    }
    if (shape instanceof Shape.Table table && node instanceof MappingNode mapping) {
      return table(table, mapping, base, path);
    }
    if (shape instanceof Shape.Listing listing && node instanceof SequenceNode sequence) {
      return listing(listing, sequence, path);
    }
    Scalars.Reading reading =
        node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())
            ? Scalars.read(shape, scalar.getValue())
            : notScalar(shape, node);
    return switch (reading) {
      case Scalars.Reading.Value value -> Optional.of(value.value());
      case Scalars.Reading.Wrong wrong -> {
        add(path, node.getStartMark(), wrong.message(), wrong.fix());
        yield base;
      }
    };
  }

  private static Scalars.Reading notScalar(Shape shape, Node node) {
    if (node instanceof ScalarNode) {
      return new Scalars.Reading.Wrong("is empty", "give a value, or leave the key out");
    }
    return switch (shape) {
      case Shape.Group g -> Scalars.read(g, "");
      case Shape.Table t -> Scalars.read(t, "");
      case Shape.Listing l -> Scalars.read(l, "");
      case Shape.Choice c -> Scalars.wrongForm("a single value", "one name");
      case Shape.Count n -> Scalars.wrongForm("a single value", n.quantity().form());
      case Shape.Text t -> Scalars.wrongForm("a single value", "a text");
      case Shape.Packaged p -> Scalars.wrongForm("a single value", "the name of an edition");
      case Shape.Switch s -> Scalars.wrongForm("a single value", "true or false");
    };
  }

  private Optional<Object> group(
      Shape.Group group, MappingNode node, Optional<Object> base, String path) {
    Map<String, Node> entries = entries(node, group.keys(), path);
    List<Object> values = new ArrayList<>();
    for (Shape.Field field : group.fields()) {
      String at = child(path, field.key());
      Optional<Object> otherwise = base.map(field::of);
      Optional<Object> value =
          entries.containsKey(field.key())
              ? read(field.shape(), entries.get(field.key()), otherwise, at)
              : leftOut(field, node, otherwise, at);
      value.ifPresent(values::add);
    }
    return values.size() == group.fields().size() ? make(group, values) : Optional.empty();
  }

  private Optional<Object> leftOut(
      Shape.Field field, MappingNode node, Optional<Object> base, String path) {
    if (base.isPresent() && !mandatory.contains(path)) {
      return base;
    }
    if (!field.setting().orElse().equals(Setting.NONE)) {
      Node otherwise = PolicyDocument.compose(field.setting().orElse());
      return read(field.shape(), otherwise, base, path);
    }
    Mark mark = places.nearest(path).orElse(node.getStartMark());
    add(path, mark, "is missing", "give it: " + field.setting().value());
    return base;
  }

  private Optional<Object> make(Shape.Group group, List<Object> values) {
    try {
      return Optional.of(group.make(values));
    } catch (InvalidPolicy invalid) {
      for (Violation violation : invalid.violations()) {
        String path = places.inDocument(violation.path());
        // What could not be read has been told already; its substitute is nobody's mistake.
        if (problems.stream().noneMatch(p -> p.path().equals(path))) {
          add(path, places.nearest(path).orElse(null), violation.message(), violation.fix());
        }
      }
      return Optional.empty();
    }
  }

  private Optional<Object> table(
      Shape.Table table, MappingNode node, Optional<Object> base, String path) {
    Map<Object, Object> values = new LinkedHashMap<>();
    base.ifPresent(b -> ((Map<?, ?>) b).forEach(values::put));
    entries(node, Shape.names(table.keys()), path)
        .forEach(
            (name, entry) -> {
              Object key = Scalars.constant(table.keys(), name).orElseThrow();
              Optional<Object> before = Optional.ofNullable(values.get(key));
              read(table.value(), entry, before, child(path, name))
                  .ifPresent(value -> values.put(key, value));
            });
    return Optional.of(values);
  }

  private Optional<Object> listing(Shape.Listing listing, SequenceNode node, String path) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < node.getValue().size(); i++) {
      Node element = node.getValue().get(i);
      String at = path + "[" + i + "]";
      places.put(at, element.getStartMark());
      Optional<Object> value = read(listing.element(), element, Optional.empty(), at);
      if (value.isPresent()) {
        places.keep(path, i);
        values.add(value.get());
      }
    }
    return Optional.of(values);
  }

  /** A mapping's known keys; unknown and repeated ones are problems. */
  private Map<String, Node> entries(MappingNode node, List<String> known, String path) {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Node keyNode = tuple.getKeyNode();
      String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : "?";
      String at = child(path, key);
      if (!known.contains(key)) {
        add(at, keyNode.getStartMark(), "there is no such setting", Closest.hint(key, known));
      } else if (entries.putIfAbsent(key, tuple.getValueNode()) != null) {
        add(at, keyNode.getStartMark(), "is there twice", "leave one out");
      } else {
        boolean scalar = tuple.getValueNode() instanceof ScalarNode;
        places.put(at, (scalar ? tuple.getValueNode() : keyNode).getStartMark());
      }
    }
    return entries;
  }

  private void add(String path, Mark mark, String message, String fix) {
    int line = mark == null ? 0 : mark.getLine() + 1;
    int column = mark == null ? 0 : mark.getColumn() + 1;
    boolean elsewhere = mark != null && !DOCUMENT.equals(mark.getName());
    String what = elsewhere ? mark.getName() + ": " + message : message;
    problems.add(new Problem(path, line, column, what, fix));
  }

  private static String child(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
