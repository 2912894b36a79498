package interlock.sandbox.cost;

import interlock.core.desk.Address;
import interlock.core.desk.Room;
import interlock.core.mail.AccountMail;
import interlock.core.mail.CaseMail;
import interlock.core.mail.ContactMail;
import interlock.core.mail.DeviceMail;
import interlock.core.mail.Mail;
import interlock.core.mail.SubjectMail;

/**
 * The last mail of a story, which is measured, with the file that it meets.
 *
 * @param rooms in which the story was played
 */
record Specimen(OfflineRooms rooms, OfflineRooms.Delivery delivery) {

  /** Plays the room's story up to that size. */
  static Specimen of(Room room, FileSize size) {
    var last = new LastMail(room);
    var rooms = new OfflineRooms(last);
    last.rooms = rooms;
    Address watched =
        switch (room) {
          case SUBJECT -> Stories.person(rooms, size, last);
          case ACCOUNT -> Stories.account(rooms, size);
          case CONTACT -> Stories.contact(rooms, size);
          case CASE -> Stories.caseFile(rooms, size);
          case DEVICE -> Stories.device(rooms, size);
        };
    if (last.delivery == null || !last.delivery.to().equals(watched)) {
      throw new IllegalStateException("the story's last mail went to another desk");
    }
    return new Specimen(rooms, last.delivery);
  }

  byte[] file() {
    return delivery.stored().orElseThrow();
  }

  /** Remembers the room's last mail of the kind that is measured, and the open tasks. */
  static final class LastMail implements OfflineRooms.Observer {
    private final Room room;
    private OfflineRooms rooms;
    private OfflineRooms.Delivery delivery;
    private String taskId = "";

    private LastMail(Room room) {
      this.room = room;
    }

    /** The task that was told last. */
    String taskId() {
      return taskId;
    }

    @Override
    public void answered(OfflineRooms.Delivery next) {
      next.answer().outputs().forEach(o -> taskId = o.key());
      if (next.to().room() == room && measured(next.mail())) {
        delivery = next;
      }
    }

    private boolean measured(byte[] bytes) {
      Mail mail = rooms.codecs().mail(room).decode(bytes).mail();
      return switch (room) {
        case SUBJECT -> mail instanceof SubjectMail.Evidenced;
        case ACCOUNT ->
            mail instanceof AccountMail.Moved(var unused, var side) && side == AccountMail.Side.OUT;
        case CONTACT -> mail instanceof ContactMail.Touched;
        case CASE -> mail instanceof CaseMail.Reported;
        case DEVICE -> mail instanceof DeviceMail.Used;
      };
    }
  }
}
