package interlock.core.desk;

import java.util.Set;

/**
 * What one kind of desk says about forgetting its files (docs/adr/0028).
 *
 * @param <F> the file
 */
public interface Forgetting<F extends DeskFile> {

  /**
   * Whether this desk forgets by itself. If not, it is told by another desk, or there is nothing on
   * file that could be forgotten.
   */
  boolean decidesItself(F file);

  /**
   * Whether something is open or in force on this file, so that it has to be kept however long
   * nothing happened.
   *
   * @param now epoch milliseconds
   */
  boolean holdsSomething(F file, long now);

  /**
   * Forgets.
   *
   * @return what has to stay on file, what other desks are to know, and what is to be taken from
   *     the topics beside the tasks; never a moment to wake at
   */
  Decision<F> forget(Address key, F file, Moment moment);

  /** The file without what is only there for these tasks; they have left their topics. */
  F without(F file, Set<String> taskIds);
}
