package interlock.core.account;

import interlock.core.task.AccountQueryTask.Command;
import interlock.core.task.AccountQueryTask.State;
import interlock.core.task.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a bank was asked about this account, as last published. Times epoch milliseconds.
 *
 * @param caseId the case that it is for; empty for a listing, and where it is for all of them
 * @param askedAt when it was asked last
 * @param responseDueAt when the answer is due, while one is
 * @param completeUpTo up to when the answers to it held every movement, until it was ANSWERED
 */
public record Query(
    String taskId,
    Command command,
    Optional<String> caseId,
    State state,
    long askedAt,
    OptionalLong responseDueAt,
    OptionalLong completeUpTo,
    int revision,
    long openedAt,
    List<Reason> reasons) {
  public Query {
    reasons = List.copyOf(reasons);
  }

  /** Whether the bank still owes an answer. */
  boolean isOpen() {
    return switch (state) {
      case REQUESTED, EXPIRED -> true;
      case ANSWERED, CANCELLED -> false;
    };
  }

  Query with(State next, OptionalLong dueAt) {
    return new Query(
        taskId, command, caseId, next, askedAt, dueAt, completeUpTo, revision, openedAt, reasons);
  }

  Query because(List<Reason> why) {
    return new Query(
        taskId,
        command,
        caseId,
        state,
        askedAt,
        responseDueAt,
        completeUpTo,
        revision,
        openedAt,
        why);
  }

  Query completeUpTo(long moment) {
    return new Query(
        taskId,
        command,
        caseId,
        state,
        askedAt,
        responseDueAt,
        OptionalLong.of(Math.max(moment, completeUpTo.orElse(moment))),
        revision,
        openedAt,
        reasons);
  }

  /** The bank is asked, or asked once more. */
  Query asked(long now, OptionalLong dueAt) {
    return new Query(
        taskId,
        command,
        caseId,
        State.REQUESTED,
        now,
        dueAt,
        OptionalLong.empty(),
        revision,
        openedAt,
        reasons);
  }

  Query revised() {
    return new Query(
        taskId,
        command,
        caseId,
        state,
        askedAt,
        responseDueAt,
        completeUpTo,
        revision + 1,
        openedAt,
        reasons);
  }
}
