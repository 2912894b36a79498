/**
 * Benchmarks: Interlock under an open-loop load, beside the floor that the platform itself sets (a
 * bare Kafka Streams chain of as many hops) in the same run. In: a rate and a duration. Out:
 * percentiles as JSON. Never: a figure without its floor, its warm-up and its profile.
 */
package interlock.sandbox.bench;
