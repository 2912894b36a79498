/**
 * The metrics: one closed table of all of them, and the only way to make one.
 *
 * <p>In: what others counted. Out: meters under the table's names, with labels of closed sets.
 * Never: an identifier, a task's id or any other word of an outsider in a label.
 */
package interlock.metrics;
