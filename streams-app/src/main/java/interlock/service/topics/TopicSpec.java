package interlock.service.topics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A topic as it must be.
 *
 * @param name on the broker, prefix included
 * @param replication -1 for the brokers' default
 * @param settings what Interlock depends on; the rest is the cluster's own business
 */
public record TopicSpec(
    String name, int partitions, short replication, SortedMap<String, Wanted> settings) {
  public TopicSpec {
    settings = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /**
   * A topic setting.
   *
   * @param value what {@code topics apply} writes
   * @param orMore whether a larger number does as well; -1, without limit, is larger than all
   */
  public record Wanted(String value, boolean orMore) {
    static Wanted exactly(String value) {
      return new Wanted(value, false);
    }

    static Wanted atLeast(long value) {
      return new Wanted(Long.toString(value), true);
    }

    boolean isMetBy(String is) {
      if (value.equals(is)) {
        return true;
      }
      if (!orMore || is == null || !is.matches("-?\\d{1,18}")) {
        return false;
      }
      long number = Long.parseLong(is);
      return number == -1 || number >= Long.parseLong(value);
    }

    @Override
    public String toString() {
      return orMore ? value + " or more" : value;
    }
  }

  /** The settings as written when the topic is made. */
  Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    settings.forEach((key, wanted) -> values.put(key, wanted.value()));
    return values;
  }
}
