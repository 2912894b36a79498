package interlock.sandbox.bench;

import interlock.sandbox.load.OutputListener;
import interlock.sandbox.load.Owners;
import interlock.sandbox.load.TaskSeen;
import interlock.topology.Topic;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tells the present {@link GapWatch} of every task.dissuasion, by the partition of the mailbox that
 * its desk reads. That partition has an owner among the instances; the partition of the output has
 * none, since tasks are spread by their ids. Other tasks are too few in the mixed load for a time
 * without one to say anything.
 */
final class Gaps implements OutputListener {
  private final int partitions;
  private volatile GapWatch watch;

  /**
   * @param partitions of the mailbox
   */
  Gaps(int partitions) {
    this.partitions = partitions;
    watch = new GapWatch(Set.of(), 0);
  }

  /** All partitions of the mailbox. */
  Set<Integer> all() {
    return IntStream.range(0, partitions).boxed().collect(Collectors.toSet());
  }

  /** Watches these from that moment on, in place of what was watched. */
  GapWatch watch(Set<Integer> these, long fromNanos) {
    var next = new GapWatch(these, fromNanos);
    watch = next;
    return next;
  }

  @Override
  public void task(TaskSeen task) {
    if (task.kind() == Topic.TASK_DISSUASION) {
      watch.readable(Owners.partition(task.desk(), partitions), task.readableNanos());
    }
  }
}
