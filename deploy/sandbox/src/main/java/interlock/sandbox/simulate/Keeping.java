package interlock.sandbox.simulate;

import interlock.core.account.AccountForgetting;
import interlock.core.casefile.CaseForgetting;
import interlock.core.contact.ContactForgetting;
import interlock.core.desk.Decision;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Filed;
import interlock.core.desk.Forgetting;
import interlock.core.desk.Moment;
import interlock.core.desk.Retaining;
import interlock.core.desk.Retaining.Kept;
import interlock.core.desk.Room;
import interlock.core.desk.TaskIds;
import interlock.core.device.DeviceForgetting;
import interlock.core.mail.Mail;
import interlock.core.subject.SubjectForgetting;

/** How long files are kept, whoever decides. */
final class Keeping {
  private static final TaskIds IDS = new TaskIds(new byte[16]);

  private Keeping() {}

  @SuppressWarnings("unchecked") // a slot's file is of its room
  static <F extends DeskFile> Kept<F> after(
      Slot slot, Mail mail, Decision<F> decision, Moment moment) {
    return new Retaining<>((Forgetting<F>) of(slot.address.room()), IDS)
        .after(
            slot.address,
            slot.file.map(f -> new Filed<>((F) f, slot.wakeAt, slot.ended)),
            mail,
            decision,
            moment);
  }

  private static Forgetting<? extends DeskFile> of(Room room) {
    return switch (room) {
      case SUBJECT -> new SubjectForgetting();
      case ACCOUNT -> new AccountForgetting();
      case CONTACT -> new ContactForgetting();
      case CASE -> new CaseForgetting();
      case DEVICE -> new DeviceForgetting();
    };
  }
}
