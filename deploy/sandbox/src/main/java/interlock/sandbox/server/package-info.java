/**
 * The servers of the sandbox: a real Kafka broker, a real schema registry, and the Prometheus that
 * is installed, started and stopped as easily as an object. In: a data directory. Out: loopback
 * endpoints. Never: a fixed port, an address other than 127.0.0.1, a process that outlives this
 * JVM.
 */
package interlock.sandbox.server;
