package interlock.core.desk;

import interlock.core.event.OfficerDecision;
import interlock.core.mail.Mail;
import interlock.core.task.Erasure.Why;
import java.util.Map;
import java.util.Optional;
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

  /**
   * What forbids to forget at a person's request; empty if nothing does.
   *
   * @param now epoch milliseconds
   */
  default Set<Why> forbids(F file, long now) {
    return holdsSomething(file, now) ? Set.of(Why.OPEN_TASK) : Set.of();
  }

  /**
   * The order to erase that this mail brings to this very file; empty if it brings none, or goes on
   * to another desk.
   *
   * @param now epoch milliseconds
   */
  default Optional<OfficerDecision> erasure(Address key, Optional<F> file, Mail mail, long now) {
    return Optional.empty();
  }

  /** The file without what is only there for these tasks; they have left their topics. */
  F without(F file, Set<String> taskIds);

  /**
   * The leads on this file: by task id, whether somebody is still to sign or conclude it. Such a
   * one leaves its topic with the file, not before.
   */
  default Map<String, Boolean> leads(F file) {
    return Map.of();
  }
}
