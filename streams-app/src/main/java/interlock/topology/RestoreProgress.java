package interlock.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.TaskId;

/** How many records of changelogs are still to be read: before desks open, and for copies. */
final class RestoreProgress implements StateRestoreListener, StandbyUpdateListener {
  private final Map<TopicPartition, Long> restoring = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> copying = new ConcurrentHashMap<>();

  long restoring() {
    return sum(restoring);
  }

  long standbyLag() {
    return sum(copying);
  }

  private static long sum(Map<TopicPartition, Long> left) {
    return left.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
    restoring.put(partition, Math.max(0, end - start));
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long end, long restored) {
    restoring.computeIfPresent(partition, (p, left) -> Math.max(0, left - restored));
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long restored) {
    restoring.remove(partition);
  }

  @Override
  public void onRestoreSuspended(TopicPartition partition, String store, long restored) {
    restoring.remove(partition);
  }

  @Override
  public void onUpdateStart(TopicPartition partition, String store, long start) {
    copying.put(partition, 0L);
  }

  @Override
  public void onBatchLoaded(
      TopicPartition partition, String store, TaskId task, long batchEnd, long size, long end) {
    copying.put(partition, Math.max(0, end - batchEnd - 1));
  }

  @Override
  public void onUpdateSuspended(
      TopicPartition partition, String store, long at, long end, SuspendReason reason) {
    copying.remove(partition);
  }
}
