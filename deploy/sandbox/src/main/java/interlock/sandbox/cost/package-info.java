/**
 * What one mail costs, without Kafka. In: invented events; out: times, bytes allocated, mails by
 * kind. Runs the product's own readers, clerks and codecs, and must never hold logic of theirs.
 */
package interlock.sandbox.cost;
