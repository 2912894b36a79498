package interlock.sandbox.drill;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.nodes.Node;

/** A text as the nodes of YAML, of which JSON is a part, with the line of each. */
final class YamlText {
  private YamlText() {}

  /**
   * Reads one document.
   *
   * @param what it is, with its article, for who has to mend it
   * @return empty, with a fault, where it is none
   */
  static Optional<Node> compose(String text, String what, Faults faults) {
    Yaml yaml = new Yaml(new LoaderOptions());
    try {
      // A node that contains itself would never end.
      for (var event : yaml.parse(new StringReader(text))) {
        if (event instanceof AliasEvent) {
          faults.add(event.getStartMark().getLine() + 1, what + " has no YAML aliases (*name)");
          return Optional.empty();
        }
      }
      Node root = yaml.compose(new StringReader(text));
      if (root == null) {
        faults.add(1, "the file is empty");
      }
      return Optional.ofNullable(root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      faults.add(line, "is not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      faults.add(1, "cannot be read as text");
    }
    return Optional.empty();
  }
}
