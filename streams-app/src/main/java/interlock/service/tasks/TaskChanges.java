package interlock.service.tasks;

import interlock.casefile.CaseSummary;
import java.util.Optional;

/** Hears of every change to a {@link TaskBook}, on the thread that makes it. */
public interface TaskChanges {
  /**
   * A revision was taken.
   *
   * @param before the revision known until now; empty for a new task
   */
  void changed(Optional<TaskRow> before, TaskRow row);

  /** The task is not in the book any more. */
  void gone(TaskRow last);

  /**
   * A case's summary was taken.
   *
   * @param before the one known until now; empty for a new case
   */
  default void summed(Optional<CaseSummary> before, CaseSummary summary) {}

  /** The case is not in the book any more. */
  default void caseGone(CaseSummary last) {}
}
