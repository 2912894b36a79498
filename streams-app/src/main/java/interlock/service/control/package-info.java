/**
 * Topics by which operators direct a process: read whole before it starts, followed while it runs.
 *
 * <p>In: a topic, and how to read its records. Out: the records, in their order. Never: a consumer
 * group, or an end of the following because of one record.
 */
package interlock.service.control;
