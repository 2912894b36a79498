package interlock.sandbox.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects everything that is wrong in one file. */
final class Faults {
  private final String file;
  private final List<Fault> faults = new ArrayList<>();
  private int before;

  Faults(String file) {
    this.file = file;
  }

  /** What is read from now on stands after so many lines of the file. */
  void beginAfter(int lines) {
    before = lines;
  }

  /** Where the node begins, from 1. */
  int line(Node node) {
    return before + node.getStartMark().getLine() + 1;
  }

  void add(Node node, String message) {
    add(node.getStartMark().getLine() + 1, message);
  }

  void add(int line, String message) {
    faults.add(new Fault(file, before + line, message));
  }

  int count() {
    return faults.size();
  }

  /** By line. */
  List<Fault> all() {
    return faults.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
  }
}
