/** The job in Apache Flink. */
package interlock.peers.flink;
