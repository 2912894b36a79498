/**
 * What Interlock knows of those who send it events, and what became of an event (law art. 26).
 *
 * <p>In: {@code source.receipt} and the topics of tasks, read to the end that they had at the
 * start. Out: one event's path, a scorecard for each source. Shows no identifiers, for there are
 * none in what it reads but those of tasks, which it leaves out.
 */
package interlock.service.source;
