package interlock.core.task;

import interlock.core.codes.OutcomeCode;
import interlock.core.event.Appeal;
import interlock.core.event.Conclusion;
import interlock.core.event.OfficerDecision;
import java.util.Optional;

/**
 * What became of an event, for its source.
 *
 * @param source of the event; with {@code eventId} it names the event
 * @param receivedAt when Intake took it, epoch milliseconds
 * @param taskId of the task that this is of
 * @param conclusion of that task; NONE while it has none
 * @param at when this was decided, epoch milliseconds
 */
public record Outcome(
    String source,
    String eventId,
    long receivedAt,
    OutcomeCode code,
    Optional<String> taskId,
    Conclusion conclusion,
    long at)
    implements Output {

  /**
   * An upheld appeal that found no measure to end.
   *
   * @param at the desk's now, epoch milliseconds
   */
  public static Outcome withoutEffect(Appeal appeal, long at) {
    return new Outcome(
        appeal.origin().source(),
        appeal.origin().eventId(),
        appeal.origin().receivedAt(),
        OutcomeCode.APPEAL_WITHOUT_EFFECT,
        appeal.taskId(),
        Conclusion.NONE,
        at);
  }

  /**
   * An officer's decision that changed nothing.
   *
   * @param at the desk's now, epoch milliseconds
   */
  public static Outcome withoutEffect(OfficerDecision decision, long at) {
    return new Outcome(
        decision.origin().source(),
        decision.origin().eventId(),
        decision.origin().receivedAt(),
        OutcomeCode.DECISION_WITHOUT_EFFECT,
        Optional.of(decision.taskId()),
        Conclusion.NONE,
        at);
  }
}
