package interlock.service.tasks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * One task as it stands: what lists are filtered and sorted by, and the record itself, packed.
 *
 * @param level of dissuasion tasks; empty for all others
 * @param priority 0 to 1000, as of the revision
 * @param updatedAt epoch milliseconds; ageing counts from here
 * @param units that see it: the one that owns it and those that get a copy
 * @param names keys of the identifiers that it is about: shows them
 * @param cases that it belongs to
 * @param steps what people have to do, the one due first before the others; at most {@link #STEPS}
 */
public record TaskRow(
    TaskKind kind,
    String taskId,
    int revision,
    String state,
    Optional<String> level,
    int priority,
    long updatedAt,
    List<String> units,
    Set<String> names,
    List<String> cases,
    List<HumanStep> steps,
    PackedRecord packed) {
  /** The most steps of one task that are known; a playbook has fewer. */
  static final int STEPS = 16;

  /** States in which nothing is left to do. */
  private static final Set<String> CLOSED =
      Set.of(
          "CONCLUDED",
          "CANCELLED",
          "MERGED",
          "REFUSED",
          "LIFTED",
          "EXPIRED",
          "ANSWERED",
          "RESTORED");

  public TaskRow {
    units = List.copyOf(units);
    names = Set.copyOf(names);
    cases = List.copyOf(cases);
    steps = List.copyOf(steps.subList(0, Math.min(steps.size(), STEPS)));
  }

  /** What a person has to do next; empty when nobody has to. */
  public Optional<HumanStep> step() {
    return steps.stream().findFirst();
  }

  /** A refusal ends nothing that somebody is to put right. */
  public boolean isOpen() {
    return !isClosed(state) || !steps.isEmpty();
  }

  static boolean isClosed(String state) {
    return CLOSED.contains(state);
  }

  /** The task as it was published, long lists cut to {@link PackedRecord#LIST}. */
  public SpecificRecord task() {
    return packed.unpack();
  }

  /** When the task was opened. */
  public Instant openedAt() {
    SpecificRecord task = task();
    return (Instant) task.get(task.getSchema().getField("openedAt").pos());
  }

  /** Without identifiers. */
  @Override
  public String toString() {
    return "%s r%d %s".formatted(taskId, revision, state);
  }
}
