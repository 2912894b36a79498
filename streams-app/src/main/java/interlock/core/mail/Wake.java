package interlock.core.mail;

/**
 * The moment that a desk asked for has come. Stale if the desk has changed its mind since; then it
 * does nothing.
 *
 * @param dueAt the moment asked for, epoch milliseconds
 */
public record Wake(long dueAt)
    implements SubjectMail, AccountMail, ContactMail, CaseMail, DeviceMail {}
