/**
 * Reads topics to answer a person: from their beginning to the end that they had at the start.
 *
 * <p>In: a cluster. Out: records. Never joins a group, never leaves anything behind, never waits
 * out an outage.
 */
package interlock.service.reading;
