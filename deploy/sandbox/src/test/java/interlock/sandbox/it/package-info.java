/**
 * Interlock as it runs in production, under test: real brokers, a real registry, its own command in
 * child JVMs that are killed, stopped and started again.
 *
 * <p>In: events as parties publish them, and faults. Out: what a read_committed reader finds.
 * Never: a look inside the product, a fixed port, a sleep. A suite is an abstract class; where it
 * runs, on loopback or in containers, is its subclass's word.
 */
package interlock.sandbox.it;
