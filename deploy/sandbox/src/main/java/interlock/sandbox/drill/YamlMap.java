package interlock.sandbox.drill;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of a YAML file, keys in their order, each key once. */
final class YamlMap {
  private final Node node;
  private final Map<String, NodeTuple> entries;

  private YamlMap(Node node, Map<String, NodeTuple> entries) {
    this.node = node;
    this.entries = entries;
  }

  /** Empty, with a fault, where the node is none. */
  static Optional<YamlMap> of(Node node, String what, Faults faults) {
    if (!(node instanceof MappingNode mapping)) {
      faults.add(node, what + " must be a mapping: {key: value, …}");
      return Optional.empty();
    }
    Map<String, NodeTuple> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        faults.add(tuple.getKeyNode(), what + " has a key that is no word");
      } else if (entries.putIfAbsent(key.getValue(), tuple) != null) {
        faults.add(key, what + " names " + key.getValue() + " twice");
      }
    }
    return Optional.of(new YamlMap(node, entries));
  }

  Node node() {
    return node;
  }

  Collection<String> keys() {
    return entries.keySet();
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  Node key(String key) {
    return entries.get(key).getKeyNode();
  }

  Node value(String key) {
    return entries.get(key).getValueNode();
  }

  Optional<Node> find(String key) {
    return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
  }

  /** Faults for keys that are not among these. */
  void refuseOthers(String what, List<String> known, Faults faults) {
    for (String key : keys()) {
      if (!known.contains(key)) {
        faults.add(key(key), what + " has no key " + key + "; it has " + String.join(", ", known));
      }
    }
  }

  /** A text on one line; empty, with a fault, where it is none. */
  Optional<String> text(String key, Faults faults) {
    Node value = value(key);
    if (value instanceof ScalarNode scalar
        && scalar.getTag().equals(Tag.STR)
        && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue());
    }
    faults.add(value, key + " must be text");
    return Optional.empty();
  }

  static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  /** The node as YAML on one line, by which it can be read again. */
  static String flow(Node node) {
    return switch (node) {
      case MappingNode mapping -> {
        List<String> entries = new ArrayList<>();
        mapping
            .getValue()
            .forEach(t -> entries.add(flow(t.getKeyNode()) + ": " + flow(t.getValueNode())));
        yield "{" + String.join(", ", entries) + "}";
      }
      case org.yaml.snakeyaml.nodes.SequenceNode sequence ->
          "[" + String.join(", ", sequence.getValue().stream().map(YamlMap::flow).toList()) + "]";
      case ScalarNode scalar -> scalar.isPlain() ? scalar.getValue() : quoted(scalar.getValue());
      default -> throw new IllegalArgumentException("no YAML value");
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (c < ' ') {
                quoted.append("\\u%04x".formatted(c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }
}
