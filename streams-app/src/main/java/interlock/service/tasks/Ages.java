package interlock.service.tasks;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Names by the moment since which nothing happened to them, the oldest first. */
final class Ages {
  private final TreeSet<Age> sorted =
      new TreeSet<>(Comparator.comparingLong(Age::since).thenComparing(Age::name));

  private final Map<String, Age> byName = new HashMap<>();

  /**
   * @param since epoch milliseconds
   */
  private record Age(long since, String name) {}

  /** Notes the name; what was noted of it before is forgotten. */
  void put(String name, long since) {
    remove(name);
    var age = new Age(since, name);
    byName.put(name, age);
    sorted.add(age);
  }

  void remove(String name) {
    Age age = byName.remove(name);
    if (age != null) {
      sorted.remove(age);
    }
  }

  /** Since when the oldest has been so. */
  OptionalLong since() {
    return sorted.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sorted.first().since());
  }

  /** Since when that one has been so; empty if it is not noted. */
  OptionalLong since(String name) {
    Age age = byName.get(name);
    return age == null ? OptionalLong.empty() : OptionalLong.of(age.since());
  }

  int size() {
    return sorted.size();
  }

  Optional<String> oldest() {
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.first().name());
  }

  /** The oldest name, if it is from before that moment. */
  Optional<String> oldestBefore(long moment) {
    return sorted.isEmpty() || sorted.first().since() >= moment ? Optional.empty() : oldest();
  }
}
