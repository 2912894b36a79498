/**
 * All tasks as they stand, in memory: what the API answers from.
 *
 * <p>In: the compacted topics of tasks and case summaries, from their beginning. Out: rows, pages
 * in the order of ageing priority, records as JSON with identifiers masked. Every instance keeps
 * all of it, so that any of them answers for all. Never joins a group, never writes to a topic.
 */
package interlock.service.tasks;
