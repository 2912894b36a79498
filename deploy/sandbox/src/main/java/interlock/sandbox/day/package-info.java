/**
 * A day of a prefecture whose officers work every task, in virtual time on the real topologies.
 *
 * <p>In: a seed and a scale. Out: events and feedback on the input topics; a summary made of the
 * tasks as published. {@link interlock.sandbox.day.DayRun} plays it. Never: a real identifier, a
 * figure about a task that no published revision shows, a way around the desks.
 */
package interlock.sandbox.day;
