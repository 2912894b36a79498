/**
 * The rooms and how mail gets from one to the next: the only place that knows Kafka Streams.
 *
 * <p>In: records of the input topics. Out: records of the output topics. Decides nothing: it loads,
 * calls a desk, stores and forwards.
 */
package interlock.topology;
