package interlock.core.task;

import interlock.core.codes.NoticeCode;
import interlock.core.event.ContactKind;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.identity.ContactPoint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Suspend a number, block a site or app, or verify a number first (快停机, 快封堵).
 *
 * @param carrier who answered for the line; empty until somebody has
 * @param expiresAt when the measure ends by itself, epoch milliseconds; empty where nothing
 *     restricts the holder
 * @param responseDueAt by when the carrier is to answer, epoch milliseconds; empty once it has
 * @param unit that answers for the command
 * @param notice what the line's holder is told; empty where nothing restricts him
 * @param legalBasis empty where nothing restricts the holder
 * @param approvals officers who would lift the measure, or did, oldest first
 */
public record LineControlTask(
    TaskHead head,
    LineCommand command,
    State state,
    ContactKind kind,
    ContactPoint target,
    List<String> caseIds,
    Optional<String> fraudType,
    Optional<String> carrier,
    OptionalLong expiresAt,
    OptionalLong responseDueAt,
    String unit,
    Optional<String> region,
    Optional<NoticeCode> notice,
    String legalBasis,
    List<Voice> approvals)
    implements Task {

  public LineControlTask {
    caseIds = List.copyOf(caseIds);
    approvals = List.copyOf(approvals);
  }

  public enum State {
    REQUESTED,
    DONE,
    REFUSED,
    CANCELLED
  }
}
