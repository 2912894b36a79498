package interlock.sandbox.simulate;

import interlock.core.account.AccountDesk;
import interlock.core.account.AccountFile;
import interlock.core.casefile.CaseDesk;
import interlock.core.casefile.CaseFile;
import interlock.core.contact.ContactDesk;
import interlock.core.contact.ContactFile;
import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Moment;
import interlock.core.desk.TaskIds;
import interlock.core.device.DeviceDesk;
import interlock.core.device.DeviceFile;
import interlock.core.mail.AccountMail;
import interlock.core.mail.CaseMail;
import interlock.core.mail.ContactMail;
import interlock.core.mail.DeviceMail;
import interlock.core.mail.Mail;
import interlock.core.mail.SubjectMail;
import interlock.core.subject.SubjectDesk;
import interlock.core.subject.SubjectFile;
import java.util.Optional;

/** Whoever decides: the five desks, or, where the harness itself is tested, worse ones. */
@FunctionalInterface
public interface Desks {

  /** Decides one mail; pure. The file is of the room of {@code key}. */
  Decision<? extends DeskFile> decide(
      Address key, Optional<? extends DeskFile> file, Mail mail, Moment moment);

  /** The desks of the product. */
  static Desks real(TaskIds ids) {
    var subject = new SubjectDesk(ids);
    var account = new AccountDesk(ids);
    var contact = new ContactDesk(ids);
    var caseDesk = new CaseDesk();
    var device = new DeviceDesk(ids);
    return (key, file, mail, moment) ->
        switch (key.room()) {
          case SUBJECT ->
              subject.decide(key, file.map(SubjectFile.class::cast), (SubjectMail) mail, moment);
          case ACCOUNT ->
              account.decide(key, file.map(AccountFile.class::cast), (AccountMail) mail, moment);
          case CONTACT ->
              contact.decide(key, file.map(ContactFile.class::cast), (ContactMail) mail, moment);
          case CASE ->
              caseDesk.decide(key, file.map(CaseFile.class::cast), (CaseMail) mail, moment);
          case DEVICE ->
              device.decide(key, file.map(DeviceFile.class::cast), (DeviceMail) mail, moment);
        };
  }
}
