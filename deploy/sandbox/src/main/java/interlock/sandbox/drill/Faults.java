package interlock.sandbox.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects everything that is wrong in one file. */
final class Faults {
  private final String file;
  private final List<Fault> faults = new ArrayList<>();

  Faults(String file) {
    this.file = file;
  }

  void add(Node node, String message) {
    add(node.getStartMark().getLine() + 1, message);
  }

  void add(int line, String message) {
    faults.add(new Fault(file, line, message));
  }

  int count() {
    return faults.size();
  }

  /** By line. */
  List<Fault> all() {
    return faults.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
  }
}
