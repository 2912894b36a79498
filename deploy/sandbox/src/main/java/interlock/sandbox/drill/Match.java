package interlock.sandbox.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a drill asks of a record: all of its clauses. */
record Match(List<Clause> clauses) {
  Match {
    clauses = List.copyOf(clauses);
  }

  /** One field and what it must be. */
  record Clause(FieldPath path, Condition condition) {}

  /** How one clause came out. */
  record Verdict(Clause clause, boolean holds, Optional<Object> actual) {}

  /**
   * @throws Bindings.Missing when a reference has no value
   */
  boolean holds(Map<?, ?> tree, Bindings bindings) throws Bindings.Missing {
    return judge(tree, bindings).stream().allMatch(Verdict::holds);
  }

  /** Every clause, in the order of the file. */
  List<Verdict> judge(Map<?, ?> tree, Bindings bindings) throws Bindings.Missing {
    List<Verdict> verdicts = new ArrayList<>();
    for (Clause clause : clauses) {
      Optional<Object> actual = Trees.at(tree, clause.path().path());
      verdicts.add(new Verdict(clause, clause.condition().holds(actual, bindings), actual));
    }
    return verdicts;
  }

  /**
   * @throws Bindings.Missing when a reference has no value
   */
  void requireReferences(Bindings bindings) throws Bindings.Missing {
    for (Clause clause : clauses) {
      clause.condition().requireReferences(bindings);
    }
  }

  /** {@code {measure: VISIT, dueAt: at most +20m}}; identifiers masked. */
  String text(Bindings bindings) {
    return clauses.stream()
        .map(c -> c.path().path() + ": " + c.condition().text(c.path(), bindings))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
