/**
 * The desks and their mail without Kafka: one thread, single-stepped by a seeded scheduler that
 * reorders, repeats, delays and crashes, and checks at rest what holds always (design.md §8).
 *
 * <p>In: a seed. Out: how many steps held, or the shortest history found that breaks an invariant.
 * Never asks for the time of day, and never shows an identifier: worlds are invented, and are still
 * told by nicknames.
 */
package interlock.sandbox.simulate;
