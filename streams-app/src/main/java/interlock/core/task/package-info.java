/**
 * What the centres receive: tasks and summaries, as values.
 *
 * <p>In: a desk's file. Out: records that {@code contract} writes to the task topics. A consumer
 * upserts by (taskId, revision).
 */
package interlock.core.task;
