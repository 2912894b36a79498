/**
 * The report's side: the only reader of incident reports. Remembers what was told of the newest
 * version and mails the difference.
 *
 * <p>In: {@link interlock.core.mail.CaseMail}. Out: mail to the desks that a report names, and the
 * case's summary.
 */
package interlock.core.casefile;
