package interlock.topology;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What Prometheus would read, by series. */
final class Scrape {
  private final Map<String, Double> series = new HashMap<>();
  private final Set<String> families = new TreeSet<>();

  Scrape(String text) {
    for (String line : text.lines().toList()) {
      if (line.startsWith("# TYPE ")) {
        families.add(line.split(" ", -1)[2]);
      } else if (!line.startsWith("#") && !line.isBlank()) {
        int end = line.lastIndexOf(' ');
        series.put(line.substring(0, end), Double.valueOf(line.substring(end + 1)));
      }
    }
  }

  /** Names by which metrics are announced. */
  Set<String> families() {
    return families;
  }

  int size() {
    return series.size();
  }

  Set<String> names() {
    return series.keySet();
  }

  /** Sum over all series of that name that have each of these labels. */
  double sum(String name, String... labels) {
    return series.entrySet().stream()
        .filter(e -> e.getKey().equals(name) || e.getKey().startsWith(name + "{"))
        .filter(e -> Set.of(labels).stream().allMatch(label -> e.getKey().contains(label)))
        .collect(Collectors.summingDouble(Map.Entry::getValue));
  }
}
