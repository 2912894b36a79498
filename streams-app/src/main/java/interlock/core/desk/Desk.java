package interlock.core.desk;

import interlock.core.mail.Mail;
import java.util.Optional;

/**
 * An officer's desk with one file per key.
 *
 * @param <F> the file
 * @param <M> what its mailbox holds
 */
public interface Desk<F extends DeskFile, M extends Mail> {

  /**
   * Reads one mail and decides. Pure: the same arguments give the same decision.
   *
   * <p>A repeated fact returns {@link Decision#unchanged}; the file that comes back is then the
   * same instance.
   *
   * @param key the desk's own key
   * @param file what is on file, empty at the first mail
   */
  Decision<F> decide(Address key, Optional<F> file, M mail, Moment moment);
}
