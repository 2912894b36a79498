package interlock.service.api;

import interlock.service.config.InterlockConfig;
import interlock.service.explain.HistoryReader;
import interlock.service.explain.Retelling;
import interlock.service.explain.TaskId;
import interlock.service.explain.TimelineJson;
import interlock.service.tasks.TaskRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Reads a task's revisions from the topic at each question: the part of a partition that came
 * between the task's opening and its newest revision. So few at a time that they leave the engine
 * its disk.
 */
final class KafkaHistories implements Histories {
  private static final int AT_A_TIME = 2;

  /** Records of all tasks that are passed for one: some seconds' reading. */
  private static final long MOST_RECORDS = 500_000;

  private final InterlockConfig config;
  private final Semaphore readers = new Semaphore(AT_A_TIME);

  KafkaHistories(InterlockConfig config) {
    this.config = config;
  }

  @Override
  public History of(TaskRow row, boolean reveal) {
    if (!readers.tryAcquire()) {
      throw ApiProblem.unavailable("Others read histories now; ask again, or with history=false");
    }
    try (HistoryReader reader = HistoryReader.connect(config)) {
      List<Map<String, Object>> entries = new ArrayList<>();
      var retelling = new Retelling();
      var json = new TimelineJson(reveal);
      boolean complete =
          reader.readUpTo(
              TaskId.parse(row.taskId()).orElseThrow(),
              row.openedAt(),
              row.revision(),
              MOST_RECORDS,
              revision -> entries.add(json.object(retelling.tell(revision))));
      return new History(entries, complete);
    } finally {
      readers.release();
    }
  }
}
