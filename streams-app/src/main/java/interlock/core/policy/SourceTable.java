package interlock.core.policy;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;

/** Rules of sources, as a list and found by the source without going through it. */
final class SourceTable extends AbstractList<SourceRule> implements RandomAccess {
  private final List<SourceRule> rules;
  private final Map<String, SourceRule> bySource = new HashMap<>();

  private SourceTable(List<SourceRule> rules) {
    this.rules = List.copyOf(rules);
    this.rules.forEach(rule -> bySource.putIfAbsent(rule.source(), rule));
  }

  static SourceTable of(List<SourceRule> rules) {
    return rules instanceof SourceTable table ? table : new SourceTable(rules);
  }

  Optional<SourceRule> rule(String source) {
    return Optional.ofNullable(bySource.get(source));
  }

  @Override
  public SourceRule get(int index) {
    return rules.get(index);
  }

  @Override
  public int size() {
    return rules.size();
  }
}
