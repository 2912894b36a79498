/**
 * The line's side: a caller's number, site or app, its listing, and who has lately been in touch
 * with it.
 *
 * <p>In: {@link interlock.core.mail.ContactMail}. Out: line-control tasks, and evidence mailed to
 * subjects.
 */
package interlock.core.contact;
