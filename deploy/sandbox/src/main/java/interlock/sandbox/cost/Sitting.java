package interlock.sandbox.cost;

import interlock.contract.Codec;
import interlock.contract.Codecs;
import interlock.core.account.AccountDesk;
import interlock.core.casefile.CaseDesk;
import interlock.core.contact.ContactDesk;
import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Desk;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Filed;
import interlock.core.desk.Moment;
import interlock.core.desk.Room;
import interlock.core.device.DeviceDesk;
import interlock.core.mail.AccountMail;
import interlock.core.mail.CaseMail;
import interlock.core.mail.ContactMail;
import interlock.core.mail.DeviceMail;
import interlock.core.mail.Letter;
import interlock.core.mail.Mail;
import interlock.core.mail.Post;
import interlock.core.mail.SubjectMail;
import interlock.core.subject.SubjectDesk;
import interlock.core.task.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of one mail's answer, one by one; {@link interlock.topology.Clerk} does all of it. */
final class Sitting<F extends DeskFile, M extends Mail> {
  private final Room room;
  private final Desk<F, M> desk;
  private final Codecs codecs;
  private final Codec<Filed<F>> files;
  private final OfflineRooms.Delivery delivery;
  private final Optional<F> before;
  private final M mail;
  private final Moment moment;
  private final Decision<F> decision;

  private Sitting(Room room, Desk<F, M> desk, Class<M> reads, Specimen specimen) {
    this.room = room;
    this.desk = desk;
    codecs = specimen.rooms().codecs();
    files = codecs.file(room);
    delivery = specimen.delivery();
    before = Optional.of(files.decode(specimen.file()).file());
    Post post = codecs.mail(room).decode(delivery.mail());
    mail = reads.cast(post.mail());
    long now = delivery.answer().now();
    moment = new Moment(now, post.cause(), OfflineRooms.POLICIES.inForce(now));
    decision = decide();
  }

  static Sitting<?, ?> of(Room room, Specimen specimen) {
    return switch (room) {
      case SUBJECT ->
          new Sitting<>(room, new SubjectDesk(OfflineRooms.TASK_IDS), SubjectMail.class, specimen);
      case ACCOUNT ->
          new Sitting<>(room, new AccountDesk(OfflineRooms.TASK_IDS), AccountMail.class, specimen);
      case CONTACT ->
          new Sitting<>(room, new ContactDesk(OfflineRooms.TASK_IDS), ContactMail.class, specimen);
      case CASE -> new Sitting<>(room, new CaseDesk(), CaseMail.class, specimen);
      case DEVICE ->
          new Sitting<>(room, new DeviceDesk(OfflineRooms.TASK_IDS), DeviceMail.class, specimen);
    };
  }

  Post readMail() {
    return codecs.mail(room).decode(delivery.mail());
  }

  Filed<F> readFile() {
    return files.decode(delivery.stored().orElseThrow());
  }

  Decision<F> decide() {
    Address key = delivery.to();
    return desk.decide(key, before, mail, moment);
  }

  byte[] writeFile() {
    return files.encode(new Filed<>(decision.file().orElseThrow(), decision.wakeAt()));
  }

  /** Letters and outputs. */
  List<Object> writeRest() {
    List<Object> out = new ArrayList<>();
    for (Letter letter : decision.mail()) {
      Post post = new Post(moment.cause(), letter.mail());
      out.add(codecs.mail(letter.to().room()).encode(post));
    }
    for (Output output : decision.outputs()) {
      out.addAll(codecs.output(output));
    }
    return out;
  }

  int letters() {
    return decision.mail().size();
  }

  int outputs() {
    return decision.outputs().size();
  }
}
