package interlock.contract.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;

/** Where in a document each setting stands. */
final class Places {
  private final Map<String, Mark> marks = new HashMap<>();
  private final Map<String, List<Integer>> kept = new HashMap<>();

  void put(String path, Mark mark) {
    if (mark != null) {
      marks.put(path, mark);
    }
  }

  /** An entry of a list could be read: it is the next of the policy's own list. */
  void keep(String listPath, int index) {
    kept.computeIfAbsent(listPath, p -> new ArrayList<>()).add(index);
  }

  /**
   * The path in the document of a path in the policy: entries that could not be read are left out
   * of the policy's lists, so the positions may differ.
   */
  String inDocument(String policyPath) {
    StringBuilder path = new StringBuilder();
    for (String part : policyPath.split("(?=\\[)|(?<=])", -1)) {
      List<Integer> indexes = kept.get(path.toString());
      path.append(
          part.startsWith("[") && indexes != null
              ? "[" + indexes.get(Integer.parseInt(part.substring(1, part.length() - 1))) + "]"
              : part);
    }
    return path.toString();
  }

  /** Where a path stands, or the nearest above it that the document names. */
  Optional<Mark> nearest(String path) {
    String here = path;
    while (!marks.containsKey(here) && !here.isEmpty()) {
      here = here.substring(0, Math.max(0, Math.max(here.lastIndexOf('.'), here.lastIndexOf('['))));
    }
    return Optional.ofNullable(marks.get(here));
  }
}
