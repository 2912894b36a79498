package interlock.contract.policy;

import interlock.core.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A policy as a YAML document. */
public final class PolicyDocument {
  static final Shape.Group SHAPE = Shape.of(Policy.class);

  private static final String PACKAGED = "/policy/default.yaml";

  private PolicyDocument() {}

  /** The policy in the jar, in force from the epoch. */
  public static Policy packaged() {
    return Packaged.POLICY;
  }

  /** The packaged document as it is written, comments included: where an operator begins. */
  public static String packagedText() {
    try (InputStream in = PolicyDocument.class.getResourceAsStream(PACKAGED)) {
      if (in == null) {
        throw new IllegalStateException("The jar has no " + PACKAGED);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a document. It must name its {@code version} and {@code effectiveFrom}; what else it
   * leaves out is as packaged, a list that it names replaces the packaged one.
   */
  public static Parsed parse(String yaml) {
    return parse(yaml, UnitFiles.NONE);
  }

  /**
   * Reads a document from a disk, as {@link #parse(String)}.
   *
   * @param files finds what it names under {@code units.directoryFile}
   */
  public static Parsed parse(String yaml, UnitFiles files) {
    return parse(yaml, files, Optional.of(packaged()));
  }

  /**
   * A policy with some settings changed.
   *
   * @param settings dotted path → value as YAML, {@code stopPayment.maxStops → 2}; a list is given
   *     whole, {@code units.directory → [{unit: …}]}
   * @return problems have no line
   */
  public static Parsed patch(Policy policy, Map<String, String> settings) {
    MappingNode root = group();
    List<Problem> problems = new ArrayList<>();
    new TreeMap<>(settings)
        .forEach(
            (path, value) -> {
              try {
                put(root, path, compose(value));
              } catch (YAMLException | IllegalArgumentException unreadable) {
                problems.add(
                    new Problem(path, 0, 0, "cannot be read", "give a path once, and YAML"));
              }
            });
    Binder binder = new Binder(Set.of());
    Optional<Object> bound = binder.bind(SHAPE, root, Optional.of(policy));
    for (Problem problem : binder.problems()) {
      problems.add(new Problem(problem.path(), 0, 0, problem.message(), problem.fix()));
    }
    return result(bound, problems);
  }

  /** The canonical document of a policy: every setting, none left out. Parsing it gives it back. */
  public static String render(Policy policy) {
    return Renderer.render(SHAPE, policy);
  }

  static Node compose(String yaml) {
    Node node = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
    return node == null ? group() : node;
  }

  private static Parsed parse(String yaml, UnitFiles files, Optional<Object> base) {
    Node root;
    try {
      root = compose(yaml);
    } catch (MarkedYAMLException broken) {
      return new Parsed.Invalid(List.of(syntax(broken)));
    } catch (YAMLException broken) {
      return new Parsed.Invalid(
          List.of(new Problem("", 1, 1, "cannot be read as text", "write UTF-8 YAML")));
    }
    List<Problem> problems = new ArrayList<>(UnitTable.expand(root, files));
    Binder binder = new Binder(Set.of("version", "effectiveFrom"));
    Optional<Object> bound = binder.bind(SHAPE, root, base);
    problems.addAll(binder.problems());
    return result(bound, problems);
  }

  private static Problem syntax(MarkedYAMLException broken) {
    var mark = broken.getProblemMark();
    int line = mark == null ? 1 : mark.getLine() + 1;
    int column = mark == null ? 1 : mark.getColumn() + 1;
    return new Problem("", line, column, "is not YAML: " + broken.getProblem(), "mend the syntax");
  }

  private static Parsed result(Optional<Object> bound, List<Problem> problems) {
    if (problems.isEmpty() && bound.isPresent()) {
      return new Parsed.Valid((Policy) bound.get());
    }
    return new Parsed.Invalid(
        problems.stream()
            .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
            .toList());
  }

  private static void put(MappingNode root, String path, Node value) {
    MappingNode here = root;
    String[] keys = path.split("\\.", -1);
    for (int i = 0; i < keys.length - 1; i++) {
      here = below(here, keys[i]);
    }
    here.getValue().add(new NodeTuple(key(keys[keys.length - 1]), value));
  }

  private static MappingNode below(MappingNode node, String key) {
    for (NodeTuple tuple : node.getValue()) {
      if (((ScalarNode) tuple.getKeyNode()).getValue().equals(key)) {
        if (tuple.getValueNode() instanceof MappingNode mapping) {
          return mapping;
        }
        throw new IllegalArgumentException("Given as a whole already");
      }
    }
    MappingNode child = group();
    node.getValue().add(new NodeTuple(key(key), child));
    return child;
  }

  private static MappingNode group() {
    return new MappingNode(Tag.MAP, new ArrayList<>(), DumperOptions.FlowStyle.BLOCK);
  }

  private static ScalarNode key(String key) {
    return new ScalarNode(Tag.STR, key, null, null, DumperOptions.ScalarStyle.PLAIN);
  }

  /** Read once, when first asked for; a jar whose own policy is broken must not start. */
  private static final class Packaged {
    static final Policy POLICY = parse(packagedText(), UnitFiles.NONE, Optional.empty()).orThrow();
  }
}
