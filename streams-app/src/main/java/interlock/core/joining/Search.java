package interlock.core.joining;

import interlock.core.identity.Generation;

/**
 * One end's root looks for the root of the other.
 *
 * @param toward the desk that leads there
 */
public record Search(Link link, Generation toward) {}
