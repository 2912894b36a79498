package interlock.contract.mail;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.AppealMapper;
import interlock.contract.record.DissuasionFeedbackMapper;
import interlock.contract.record.LineControlFeedbackMapper;
import interlock.contract.record.OfficerDecisionMapper;
import interlock.contract.record.WatchEntryMapper;
import interlock.core.desk.Cause;
import interlock.core.event.Appeal;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.OfficerDecision;
import interlock.core.event.WatchEntry;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Post;
import interlock.core.mail.Wake;
import interlock.mail.ContactMailKind;

/** {@code interlock.mail.ContactMail}. */
public final class ContactMailMapper {
  private static final ContactMailKind[] KINDS = ContactMailKind.values();

  /** How many fields follow the envelope, one for each kind but WAKE. */
  private static final int FIELDS = 7;

  private ContactMailMapper() {}

  /**
   * @throws IllegalArgumentException if the mail is for another room
   */
  public static void write(AvroOutput out, Post post) {
    if (!(post.mail() instanceof ContactMail mail)) {
      throw new IllegalArgumentException("not a mail for this room");
    }
    Cause cause = post.cause();
    switch (mail) {
      case Wake wake -> Envelope.write(out, ContactMailKind.WAKE, cause, wake, FIELDS);
      case ContactMail.Touched body -> {
        Envelope.write(out, ContactMailKind.TOUCHED, cause, body.event().origin());
        out.present();
        Bodies.write(out, body);
        out.absent(FIELDS - 1);
      }
      case ContactMail.ContactReported body -> {
        Envelope.write(out, ContactMailKind.CONTACT_REPORTED, cause);
        out.absent(1);
        out.present();
        Bodies.write(out, body);
        out.absent(FIELDS - 2);
      }
      case ContactMail.ContactListed(WatchEntry entry) -> {
        Envelope.write(out, ContactMailKind.LISTED, cause, entry.origin());
        out.absent(2);
        out.present();
        WatchEntryMapper.write(out, entry);
        out.absent(FIELDS - 3);
      }
      case ContactMail.LineAnswered(LineControlFeedback feedback) -> {
        Envelope.write(out, ContactMailKind.LINE_ANSWERED, cause, feedback.origin());
        out.absent(3);
        out.present();
        LineControlFeedbackMapper.write(out, feedback);
        out.absent(FIELDS - 4);
      }
      case ContactMail.Decided(OfficerDecision decision) -> {
        Envelope.write(out, ContactMailKind.DECIDED, cause, decision.origin());
        out.absent(4);
        out.present();
        OfficerDecisionMapper.write(out, decision);
        out.absent(FIELDS - 5);
      }
      case ContactMail.Appealed(Appeal appeal) -> {
        Envelope.write(out, ContactMailKind.APPEALED, cause, appeal.origin());
        out.absent(5);
        out.present();
        AppealMapper.write(out, appeal);
        out.absent(FIELDS - 6);
      }
      case ContactMail.FedBack(DissuasionFeedback feedback) -> {
        Envelope.write(out, ContactMailKind.FED_BACK, cause, feedback.origin());
        out.absent(6);
        out.present();
        DissuasionFeedbackMapper.write(out, feedback);
      }
    }
  }

  /**
   * @throws interlock.contract.wire.BadRecordException if it is no such mail, or one of a newer
   *     version
   */
  public static Post read(AvroInput in) {
    var envelope = Envelope.read(in, KINDS);
    return new Post(envelope.cause(), body(in, envelope));
  }

  private static ContactMail body(AvroInput in, Envelope<ContactMailKind> envelope) {
    return switch (envelope.kind()) {
      case UNKNOWN -> throw Envelope.newer();
      case WAKE -> envelope.wake(in, FIELDS);
      case TOUCHED -> Envelope.only(in, 0, FIELDS, i -> Bodies.touched(i, envelope.received()));
      case CONTACT_REPORTED -> Envelope.only(in, 1, FIELDS, Bodies::contactReported);
      case LISTED ->
          new ContactMail.ContactListed(
              Envelope.only(in, 2, FIELDS, i -> WatchEntryMapper.read(i, envelope.received())));
      case LINE_ANSWERED ->
          new ContactMail.LineAnswered(
              Envelope.only(
                  in, 3, FIELDS, i -> LineControlFeedbackMapper.read(i, envelope.received())));
      case DECIDED ->
          new ContactMail.Decided(
              Envelope.only(
                  in, 4, FIELDS, i -> OfficerDecisionMapper.read(i, envelope.received())));
      case APPEALED ->
          new ContactMail.Appealed(
              Envelope.only(in, 5, FIELDS, i -> AppealMapper.read(i, envelope.received())));
      case FED_BACK ->
          new ContactMail.FedBack(
              Envelope.only(
                  in, 6, FIELDS, i -> DissuasionFeedbackMapper.read(i, envelope.received())));
    };
  }
}
