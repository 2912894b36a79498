package interlock.core.mail;

/** What one desk, or Intake, writes to a desk. */
public sealed interface Mail permits SubjectMail, AccountMail, ContactMail, CaseMail, DeviceMail {}
