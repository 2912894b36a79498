package interlock.core.subject;

import interlock.core.codes.OutcomeCode;
import interlock.core.event.Conclusion;
import interlock.core.task.DissuasionTask;
import interlock.core.task.DissuasionTask.State;
import interlock.core.task.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What sources hear of a case (law art. 26): those whose events opened it, that it is open; all on
 * whose events it rests, how it ended. Nothing in between, so that a case costs its sources two
 * records for each event at most, and a corrected conclusion one more. A case that went on as part
 * of another is told of when that one ends.
 */
final class Outcomes {
  private Outcomes() {}

  /**
   * What a revision is to its sources.
   *
   * @param before the revision told before; empty for the first
   * @param facts of the case
   */
  static List<Outcome> of(Optional<DissuasionTask> before, DissuasionTask shown, CaseFacts facts) {
    if (shown.state().open()) {
      return before.isEmpty() ? told(OutcomeCode.TASK_OPENED, shown, facts.evidence()) : List.of();
    }
    boolean news =
        before
            .filter(b -> b.state() == shown.state() && b.conclusion() == shown.conclusion())
            .isEmpty();
    if (!news || shown.state() == State.MERGED) {
      return List.of();
    }
    boolean cancelled = shown.state() == State.CANCELLED;
    List<Evidence> all =
        Stream.concat(facts.evidence().stream(), facts.withdrawn().stream()).toList();
    return told(cancelled ? OutcomeCode.TASK_CANCELLED : OutcomeCode.TASK_CONCLUDED, shown, all);
  }

  private static List<Outcome> told(OutcomeCode code, DissuasionTask task, List<Evidence> pieces) {
    // An event may be told as two pieces of evidence.
    Map<List<String>, Outcome> byEvent = new LinkedHashMap<>();
    for (Evidence piece : pieces) {
      byEvent.putIfAbsent(
          List.of(piece.source(), piece.eventId()),
          new Outcome(
              piece.source(),
              piece.eventId(),
              piece.receivedAt(),
              code,
              Optional.of(task.head().taskId()),
              code == OutcomeCode.TASK_OPENED ? Conclusion.NONE : task.conclusion(),
              task.head().updatedAt()));
    }
    return List.copyOf(byEvent.values());
  }
}
