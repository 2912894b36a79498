/**
 * Plays what was told once more, in memory, by the same pure desks.
 *
 * <p>In: events with their times of receipt, a policy. Out: the desks' files, and what they would
 * have asked for. Never: anything that reaches a cluster.
 */
package interlock.core.replay;
