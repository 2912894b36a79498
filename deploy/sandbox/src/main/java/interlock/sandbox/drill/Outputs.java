package interlock.sandbox.drill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/** Everything that was published since a drill began, by topic, as plain trees. */
public final class Outputs {
  private final Map<String, List<Map<String, Object>>> all = new LinkedHashMap<>();
  private final Map<String, Map<String, Map<String, Object>>> newest = new LinkedHashMap<>();

  /**
   * A record was published.
   *
   * @param topic without prefix
   * @param value empty for a tombstone: the task is no more, its revisions have been
   */
  public void add(String topic, String key, Optional<GenericRecord> value) {
    if (value.isEmpty()) {
      tasks(topic).remove(key);
      return;
    }
    Map<String, Object> tree = Trees.of(value.get());
    all.computeIfAbsent(topic, t -> new ArrayList<>()).add(tree);
    if (Topics.hasTasks(topic)) {
      String taskId = tree.get("taskId").toString();
      tasks(topic).merge(taskId, tree, Outputs::newer);
    }
  }

  private Map<String, Map<String, Object>> tasks(String topic) {
    return newest.computeIfAbsent(topic, t -> new LinkedHashMap<>());
  }

  private static Map<String, Object> newer(Map<String, Object> was, Map<String, Object> is) {
    return (long) is.get("revision") >= (long) was.get("revision") ? is : was;
  }

  /** The newest revision of each task; on a topic without tasks every record. */
  public List<Map<String, Object>> newest(String topic) {
    return Topics.hasTasks(topic)
        ? List.copyOf(newest.getOrDefault(topic, Map.of()).values())
        : all(topic);
  }

  /** Every revision, or record, in the order of publication. */
  public List<Map<String, Object>> all(String topic) {
    return List.copyOf(all.getOrDefault(topic, List.of()));
  }
}
