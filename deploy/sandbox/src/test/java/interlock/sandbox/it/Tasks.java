package interlock.sandbox.it;

import interlock.sandbox.drill.Outputs;
import interlock.task.QueryCommand;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What of a task must be the same wherever and in whatever order its events were decided. */
final class Tasks {
  /**
   * Left out: revision and cause, since they tell of the order of arrival; score, priority and
   * times, since they tell of the clock.
   */
  private static final List<String> SAME =
      List.of(
          "taskId",
          "routingKey",
          "state",
          "level",
          "warningClass",
          "fraudType",
          "conclusion",
          "command",
          "kind",
          "scope",
          "caseId",
          "caseIds",
          "target",
          "amount",
          "transferId",
          "transferAmount",
          "hop",
          "urgent",
          "responsibleUnit",
          "policyVersion");

  private static final Set<String> QUERIES =
      Arrays.stream(QueryCommand.values()).map(Enum::name).collect(Collectors.toSet());

  /** Of a query also what is as of its revision: the money that was there when it was asked. */
  private static final Set<String> OF_A_QUERY_AS_ASKED = Set.of("amount", "hop", "urgent");

  private Tasks() {}

  /** The newest revision of every task, by task id. */
  static Map<String, Map<String, Object>> of(Outputs outputs) {
    Map<String, Map<String, Object>> tasks = new TreeMap<>();
    Published.taskTopics()
        .flatMap(topic -> outputs.newest(topic.base()).stream())
        .forEach(task -> tasks.put(task.get("taskId").toString(), task));
    return tasks;
  }

  /** What must be the same of each of them. */
  static Map<String, Map<String, Object>> content(Map<String, Map<String, Object>> tasks) {
    Map<String, Map<String, Object>> content = new TreeMap<>();
    tasks.forEach((id, task) -> content.put(id, contentOf(task)));
    return content;
  }

  /** Only what is not the same, by task id: a whole night would not fit into a message. */
  static List<String> differences(
      Map<String, Map<String, Object>> expected, Map<String, Map<String, Object>> actual) {
    Map<String, Map<String, Object>> wanted = content(expected);
    Map<String, Map<String, Object>> found = content(actual);
    SortedSet<String> ids = new TreeSet<>(wanted.keySet());
    ids.addAll(found.keySet());
    return ids.stream()
        .filter(id -> !Objects.equals(wanted.get(id), found.get(id)))
        .map(id -> "expected " + wanted.get(id) + "%n   but was ".formatted() + found.get(id))
        .toList();
  }

  private static Map<String, Object> contentOf(Map<String, Object> task) {
    Map<String, Object> content = new LinkedHashMap<>();
    boolean query = QUERIES.contains(task.get("command"));
    for (String field : SAME) {
      if (task.containsKey(field) && !(query && OF_A_QUERY_AS_ASKED.contains(field))) {
        content.put(field, task.get(field));
      }
    }
    content.put("reasons", texts(task, "reasons", "code"));
    content.put("measures", texts(task, "steps", "measure", "state"));
    return content;
  }

  /** Some fields of every record of a list, sorted. */
  static SortedSet<String> texts(Map<String, Object> task, String list, String... fields) {
    SortedSet<String> texts = new TreeSet<>();
    for (Object entry : (List<?>) task.getOrDefault(list, List.of())) {
      StringBuilder text = new StringBuilder();
      for (String field : fields) {
        text.append(text.isEmpty() ? "" : " ").append(((Map<?, ?>) entry).get(field));
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
