package interlock.sandbox.load;

import interlock.topology.Topic;
import java.util.List;
import java.util.Optional;

/**
 * A revision of a task, as read. Its text shows no account.
 *
 * @param kind the task's topic
 * @param desk key of the desk that issued it, raw
 * @param label what a summary counts by: the level of a dissuasion, the command of others
 * @param triggeredBy event id of what led to the revision, or the task's id for a deadline
 * @param recoveredFrom for a stop payment of kind RECOVERY, the account that the money is on; not
 *     for TRANSFER_HOLD, whose target is the victim's own account
 * @param about identifiers of whom or what it is about, raw: phones and accounts of a dissuasion,
 *     the account of a stop payment; empty for others
 * @param caseId of a stop payment
 * @param readableNanos when it could be read, on {@link System#nanoTime}
 */
public record TaskSeen(
    Topic kind,
    String taskId,
    String desk,
    int revision,
    String label,
    String triggeredBy,
    Optional<String> recoveredFrom,
    List<String> about,
    Optional<String> caseId,
    long readableNanos) {
  @Override
  public String toString() {
    return "TaskSeen[%s %s/%d %s]".formatted(kind.base(), taskId, revision, label);
  }
}
