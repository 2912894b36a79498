package interlock.service.explain;

import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import interlock.task.TaskHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;

/**
 * Tells revisions of one task, oldest first, each by what it changed. It remembers the last one
 * only, so that a task may have any number of them.
 */
public final class Retelling {
  private Map<Facts.Topic, Value> before = Map.of();
  private int told;
  private Optional<String> survivor = Optional.empty();

  /** The next line of the timeline. */
  public Entry tell(Revision revision) {
    TaskHistory history = revision.history();
    List<Change> changes = revision.task().map(this::changes).orElse(List.of());
    survivor = revision.task().map(Retelling::mergedInto).orElse(survivor);
    boolean isFirst = told == 0;
    told++;
    return new Entry(
        history,
        sinceEvent(revision),
        changes,
        isFirst && history.getRevision() > 1,
        revision.task().isPresent());
  }

  /** How many revisions were told. */
  public int told() {
    return told;
  }

  /** The task that goes on with this one, as of the last revision told; empty without a merge. */
  public Optional<TaskId> survivor() {
    return survivor.flatMap(TaskId::parse);
  }

  private List<Change> changes(SpecificRecord task) {
    Map<Facts.Topic, Value> now = Facts.of(task);
    List<Change> changes = new ArrayList<>();
    before.forEach(
        (topic, was) -> {
          if (!now.containsKey(topic)) {
            changes.add(change(topic, Optional.of(was), Optional.empty()));
          }
        });
    now.forEach(
        (topic, is) -> {
          Optional<Value> was = Optional.ofNullable(before.get(topic));
          boolean isNews = was.isEmpty() ? !is.isIdle() : !was.get().equals(is);
          if (isNews) {
            changes.add(change(topic, was, Optional.of(is)));
          }
        });
    before = now;
    changes.sort(Comparator.comparingInt(change -> Fields.order(change.field())));
    return changes;
  }

  private static Change change(Facts.Topic topic, Optional<Value> was, Optional<Value> is) {
    return new Change(topic.field(), topic.isListed(), was, is);
  }

  private static OptionalLong sinceEvent(Revision revision) {
    return revision
        .sourceTime()
        .map(at -> OptionalLong.of(revision.history().getAt().toEpochMilli() - at.toEpochMilli()))
        .orElse(OptionalLong.empty());
  }

  private static Optional<String> mergedInto(SpecificRecord task) {
    return task instanceof DissuasionTask merged && merged.getState() == DissuasionState.MERGED
        ? Optional.ofNullable(merged.getMergedInto())
        : Optional.empty();
  }
}
