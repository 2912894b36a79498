package interlock.core.desk;

import java.util.OptionalLong;

/**
 * A file as it is kept: with the moment at which its desk is to be woken.
 *
 * @param wakeAt epoch milliseconds
 */
public record Filed<F extends DeskFile>(F file, OptionalLong wakeAt) {}
