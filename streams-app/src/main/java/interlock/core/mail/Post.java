package interlock.core.mail;

import interlock.core.desk.Cause;

/** A mail as it lies in a mailbox: with the event behind it. */
public record Post(Cause cause, Mail mail) {}
