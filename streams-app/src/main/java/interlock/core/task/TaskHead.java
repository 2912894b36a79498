package interlock.core.task;

import interlock.core.desk.Cause;
import java.util.List;

/**
 * What all tasks have in common.
 *
 * @param taskId see {@code TaskIds}
 * @param revision from 1; a consumer keeps the highest
 * @param routingKey the key of the desk that issued the task; an answer copies it
 * @param priority 0–1000, as of this revision
 * @param reasons why, strongest first
 * @param policyVersion the policy that decided
 * @param cause what triggered this revision
 * @param openedAt epoch milliseconds
 * @param updatedAt the desk's now at this revision, epoch milliseconds
 */
public record TaskHead(
    String taskId,
    int revision,
    String routingKey,
    int priority,
    List<Reason> reasons,
    String policyVersion,
    Cause cause,
    long openedAt,
    long updatedAt) {
  public TaskHead {
    reasons = List.copyOf(reasons);
  }

  /** Which task: its desk's key holds an identifier. */
  @Override
  public String toString() {
    return "TaskHead[" + taskId + " r" + revision + ", priority " + priority + ", " + cause + "]";
  }
}
