package interlock.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in a described topology.
 *
 * @param stores by name, the number of their sub-topology
 * @param sources by sub-topology, the topics that it reads
 * @param sinks topics written, by sub-topology
 * @param nodes by name, the number of their sub-topology
 */
record TopologyText(
    Map<String, Integer> stores,
    Map<Integer, Set<String>> sources,
    Map<Integer, Set<String>> sinks,
    Map<String, Integer> nodes) {
  private static final Pattern SUB = Pattern.compile("Sub-topology: (\\d+).*");
  private static final Pattern NODE =
      Pattern.compile("(Source|Processor|Sink): (\\S+) \\((topics|stores|topic): \\[?([^\\])]*).*");

  static TopologyText of(String description) {
    var text = new TopologyText(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    int sub = -1;
    for (String line : description.lines().map(String::strip).toList()) {
      Matcher number = SUB.matcher(line);
      Matcher node = NODE.matcher(line);
      if (number.matches()) {
        sub = Integer.parseInt(number.group(1));
      } else if (node.matches()) {
        text.add(sub, node.group(1), node.group(2), List.of(node.group(4).split(", *", 0)));
      }
    }
    return text;
  }

  private void add(int sub, String kind, String node, List<String> names) {
    nodes.put(node, sub);
    for (String name : names) {
      if (!name.isEmpty()) {
        switch (kind) {
          case "Source" -> sources.computeIfAbsent(sub, s -> new TreeSet<>()).add(name);
          case "Sink" -> sinks.computeIfAbsent(sub, s -> new TreeSet<>()).add(name);
          default -> stores.put(name, sub);
        }
      }
    }
  }

  Set<String> read() {
    return all(sources);
  }

  Set<String> written() {
    return all(sinks);
  }

  private static Set<String> all(Map<Integer, Set<String>> bySub) {
    var all = new TreeSet<String>();
    bySub.values().forEach(all::addAll);
    return all;
  }

  /** What a deployment that runs this one would meet with {@code next}; empty if nothing. */
  List<String> consequences(TopologyText next) {
    var said = new ArrayList<String>();
    for (String store : missing(stores.keySet(), next.stores.keySet())) {
      said.add(
          "STATE LOST: store %s is gone or renamed; its changelog is read no more"
              .formatted(store));
    }
    for (String store : missing(next.stores.keySet(), stores.keySet())) {
      said.add("store %s is new and begins empty".formatted(store));
    }
    stores.forEach(
        (store, sub) -> {
          Integer then = next.stores.get(store);
          if (then != null && !then.equals(sub)) {
            said.add(
                ("TASKS MOVE: store %s goes from sub-topology %d to %d; task ids change, instances"
                        + " of both versions must not run together, and state is restored from"
                        + " the changelogs")
                    .formatted(store, sub, then));
          }
        });
    for (String topic : missing(read(), next.read())) {
      said.add("UNREAD: nobody reads %s any more; what waits there stays".formatted(topic));
    }
    for (String topic : missing(next.read(), read())) {
      said.add(
          "%s is read now: create it first, with as many partitions as its sub-topology's others"
              .formatted(topic));
    }
    for (String topic : missing(written(), next.written())) {
      said.add("SILENT: nobody writes %s any more".formatted(topic));
    }
    for (String topic : missing(next.written(), written())) {
      said.add("%s is written now: create it and allow it first; else harmless".formatted(topic));
    }
    moved(next, said);
    if (said.isEmpty() && !equals(next)) {
      said.add("only names of nodes or who writes where: dashboards by node change, no state does");
    }
    return List.copyOf(said);
  }

  private void moved(TopologyText next, List<String> said) {
    sources.forEach(
        (sub, topics) ->
            next.sources.forEach(
                (then, others) -> {
                  if (!sub.equals(then) && topics.equals(others)) {
                    said.add(
                        ("TASKS MOVE: what reads %s goes from sub-topology %d to %d; task ids"
                                + " change")
                            .formatted(topics, sub, then));
                  }
                }));
  }

  private static Set<String> missing(Set<String> from, Set<String> in) {
    var missing = new TreeSet<>(from);
    missing.removeAll(in);
    return missing;
  }
}
