package interlock.sandbox.simulate;

import interlock.core.desk.Cause;
import interlock.core.mail.Mail;

/**
 * A mail on its way.
 *
 * @param number in the order of sending
 * @param from nickname-free id of the sender: a desk's, or an intake's, which is negative
 * @param timestamp epoch milliseconds, the sender's now
 */
record Parcel(long number, int from, long timestamp, Cause cause, Mail mail) {}
