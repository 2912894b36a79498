package interlock.sandbox.load;

import interlock.topology.Topic;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The newest revision of every task, as a consumer that upserts by (taskId, revision) has it. */
public final class TaskBook implements OutputListener {
  private final Map<Topic, Map<String, Newest>> tasks = new EnumMap<>(Topic.class);
  private final Set<String> stoppedAccounts = new HashSet<>();

  private record Newest(int revision, String label) {}

  @Override
  public synchronized void task(TaskSeen task) {
    tasks
        .computeIfAbsent(task.kind(), kind -> new HashMap<>())
        .merge(
            task.taskId(),
            new Newest(task.revision(), task.label()),
            (had, got) -> got.revision() >= had.revision() ? got : had);
    task.recoveredFrom().ifPresent(stoppedAccounts::add);
  }

  /** Tasks of all kinds. */
  public synchronized int size() {
    return tasks.values().stream().mapToInt(Map::size).sum();
  }

  /** Kind → level or command of the newest revision → how many tasks. */
  public synchronized Map<Topic, Map<String, Integer>> counts() {
    var counts = new EnumMap<Topic, Map<String, Integer>>(Topic.class);
    tasks.forEach(
        (kind, byId) -> {
          var byLabel = new TreeMap<String, Integer>();
          byId.values().forEach(newest -> byLabel.merge(newest.label(), 1, Integer::sum));
          counts.put(kind, byLabel);
        });
    return counts;
  }

  /** Accounts with a task.stop-payment of kind RECOVERY; raw, never to be shown. */
  public synchronized Set<String> stoppedAccounts() {
    return Set.copyOf(stoppedAccounts);
  }
}
