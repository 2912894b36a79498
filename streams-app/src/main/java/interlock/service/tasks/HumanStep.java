package interlock.service.tasks;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person has to do on a task.
 *
 * @param measure a step of the playbook, {@link #REVIEW}, or of a lead SIGN and {@link #CONCLUDE}
 * @param unit that is to do it; may be empty
 * @param dueAt the deadline, if it has one
 * @param overdue whether it was already said to be late
 */
public record HumanStep(String measure, String unit, Optional<Instant> dueAt, boolean overdue) {
  /** Approve or reject what Interlock proposes. */
  public static final String REVIEW = "REVIEW";

  /** Follow a lead that somebody has signed for, and say what came of it. */
  public static final String CONCLUDE = "CONCLUDE";
}
