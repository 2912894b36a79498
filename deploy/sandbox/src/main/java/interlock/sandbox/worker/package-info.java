/**
 * Two consumers of tasks as a centre may write them (docs/workers.md): one in a share group, one in
 * a plain group.
 *
 * <p>In: {@code task.dissuasion}, read_committed. Out: calls of the centre's own code. They know
 * nothing of Interlock but its contracts, and must never lose a task when they die.
 */
package interlock.sandbox.worker;
