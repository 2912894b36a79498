/**
 * The four mailboxes: a mail with its cause, as one record with a field for each kind.
 *
 * <p>In: {@link interlock.core.mail.Post}s to write, bytes that one of our own versions wrote. Out:
 * the same, the other way round. A mail of a kind that this version does not know is a bad record:
 * a desk that passed over it would decide on half of what it was told.
 */
package interlock.contract.mail;
