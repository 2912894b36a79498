package interlock.sandbox.load;

import interlock.topology.Topic;
import java.util.HashMap;
import java.util.Map;

/**
 * The revisions of every task as a read_committed consumer gets them: they must be 1, 2, 3 … up to
 * the newest. One that comes again, or after a later one, is doubled; one that is passed over is
 * lost.
 */
public final class Revisions implements OutputListener {
  private final Map<Task, Integer> newest = new HashMap<>();
  private int lost;
  private int doubled;
  private int seen;

  private record Task(Topic kind, String id) {}

  @Override
  public synchronized void task(TaskSeen task) {
    seen++;
    var key = new Task(task.kind(), task.taskId());
    int had = newest.getOrDefault(key, 0);
    if (task.revision() <= had) {
      doubled++;
      return;
    }
    lost += task.revision() - had - 1;
    newest.put(key, task.revision());
  }

  /** How many tasks there are. */
  public synchronized int tasks() {
    return newest.size();
  }

  /** How many revisions were read. */
  public synchronized int seen() {
    return seen;
  }

  public synchronized int lost() {
    return lost;
  }

  public synchronized int doubled() {
    return doubled;
  }
}
