package interlock.core.task;

import java.util.List;

/**
 * What came of an officer's order that a desk forget what it holds: a line for the audit.
 *
 * @param erasureId the order's
 * @param deskHash keyed hash of the desk's key: shows nothing, and is the same each time
 * @param reason the officer's words
 * @param why what forbids it; empty unless refused
 * @param tasks ended tasks that left, or would leave, their topics
 * @param at the desk's now, epoch milliseconds
 */
public record Erasure(
    String erasureId,
    String deskHash,
    Desk desk,
    String officer,
    String unit,
    String reason,
    Result result,
    List<Why> why,
    int tasks,
    long at)
    implements Output {

  public Erasure {
    why = List.copyOf(why);
  }

  /** What is forgotten. */
  public enum Desk {
    SUBJECT,
    ACCOUNT,
    CONTACT
  }

  public enum Result {
    /** There is nothing on file. */
    NOTHING,
    REFUSED,
    /** It was asked only what would happen. */
    WOULD_BE_ERASED,
    ERASED
  }

  /** What the law does not let go (docs/retention.md). */
  public enum Why {
    /** A case, stop, query or order of a line is open, or holds. */
    OPEN_TASK,
    /** A police case names the identifier. */
    POLICE_CASE,
    /** It is on the watch list. */
    LISTED,
    /** The person is on the care list. */
    CARE_LIST
  }
}
