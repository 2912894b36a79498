package interlock.sandbox.drill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps that cannot hold yet. A list that can only shrink honestly: a step that fails and is
 * not listed breaks the build, and so does a listed one that holds.
 *
 * <p>One a line: drill, number of the step, reason. A line that begins with # is a remark.
 */
record Pending(Map<Pending.Entry, String> reasons) {
  Pending {
    reasons = Map.copyOf(reasons);
  }

  record Entry(String drill, int step) {
    @Override
    public String toString() {
      return drill + " " + step;
    }
  }

  static Pending parse(List<String> lines) {
    Map<Entry, String> reasons = new LinkedHashMap<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.strip().split("\\s+", 3);
      if (words.length < 3 || !words[1].matches("[1-9][0-9]*")) {
        throw new IllegalArgumentException("not `drill step reason`: " + line);
      }
      Entry entry = new Entry(words[0], Integer.parseInt(words[1]));
      if (reasons.putIfAbsent(entry, words[2]) != null) {
        throw new IllegalArgumentException("listed twice: " + entry);
      }
    }
    return new Pending(reasons);
  }

  /** What is wrong, a line each: empty if exactly the listed steps of this drill failed. */
  List<String> problems(Drill drill, List<StepResult> results) {
    List<String> problems = new ArrayList<>();
    for (StepResult result : results) {
      Entry entry = new Entry(drill.name(), result.step().number());
      boolean listed = reasons.containsKey(entry);
      if (!result.held() && !listed) {
        problems.add(entry + " fails and is not pending");
      } else if (result.held() && listed) {
        problems.add(entry + " holds: take it off the pending list");
      }
    }
    reasons.keySet().stream()
        .filter(entry -> entry.drill().equals(drill.name()))
        .filter(entry -> results.stream().noneMatch(r -> r.step().number() == entry.step()))
        .forEach(entry -> problems.add(entry + " is pending, but there is no such step"));
    return problems;
  }

  /** Entries that name no drill. */
  List<String> strays(List<Drill> drills) {
    return reasons.keySet().stream()
        .filter(entry -> drills.stream().noneMatch(d -> d.name().equals(entry.drill())))
        .map(entry -> entry + " is pending, but there is no such drill")
        .toList();
  }
}
