/** The job in the Kafka Streams DSL. */
package interlock.peers.dsl;
