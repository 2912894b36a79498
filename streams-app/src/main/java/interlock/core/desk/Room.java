package interlock.core.desk;

import interlock.core.mail.AccountMail;
import interlock.core.mail.CaseMail;
import interlock.core.mail.ContactMail;
import interlock.core.mail.DeviceMail;
import interlock.core.mail.Mail;
import interlock.core.mail.SubjectMail;

/** The five kinds of desk. */
public enum Room {
  SUBJECT(SubjectMail.class),
  ACCOUNT(AccountMail.class),
  CONTACT(ContactMail.class),
  CASE(CaseMail.class),
  DEVICE(DeviceMail.class);

  private final Class<? extends Mail> reads;

  Room(Class<? extends Mail> reads) {
    this.reads = reads;
  }

  public boolean accepts(Mail mail) {
    return reads.isInstance(mail);
  }
}
