/**
 * What the peers have in common: what they make of an event, and their tasks as contract records.
 */
package interlock.peers.task;
