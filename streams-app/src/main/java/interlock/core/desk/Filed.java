package interlock.core.desk;

import java.util.List;
import java.util.OptionalLong;

/**
 * A file as it is kept: with the moment at which its desk is to be woken, and the ended tasks that
 * are still on their topics.
 *
 * @param wakeAt epoch milliseconds
 * @param ended by task id; each leaves with its tombstone
 */
public record Filed<F extends DeskFile>(F file, OptionalLong wakeAt, List<EndedTask> ended) {
  public Filed {
    ended = List.copyOf(ended);
  }

  /** With no ended tasks. */
  public Filed(F file, OptionalLong wakeAt) {
    this(file, wakeAt, List.of());
  }
}
