/**
 * Who gets what: from one believed event to letters for desks.
 *
 * <p>In: {@link interlock.core.event.Event}. Out: {@link interlock.core.mail.Letter}s. Never judges
 * an event by policy or by what came before: that is the desks' affair.
 */
package interlock.core.intake;
