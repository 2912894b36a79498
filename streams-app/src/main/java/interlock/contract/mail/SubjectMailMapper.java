package interlock.contract.mail;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.CareEntryMapper;
import interlock.contract.record.DissuasionFeedbackMapper;
import interlock.contract.record.IdentityBindingMapper;
import interlock.contract.record.OfficerDecisionMapper;
import interlock.contract.record.WatchEntryMapper;
import interlock.core.desk.Cause;
import interlock.core.event.CareEntry;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.IdentityBinding;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Party;
import interlock.core.event.WatchEntry;
import interlock.core.mail.JoiningMail;
import interlock.core.mail.Post;
import interlock.core.mail.SubjectMail;
import interlock.core.mail.Wake;
import interlock.core.subject.Evidence;
import interlock.mail.SubjectMailKind;

/** {@code interlock.mail.SubjectMail}. */
public final class SubjectMailMapper {
  private static final SubjectMailKind[] KINDS = SubjectMailKind.values();

  /** How many fields follow the envelope, one for each kind but WAKE. */
  private static final int FIELDS = 10;

  private SubjectMailMapper() {}

  /**
   * @throws IllegalArgumentException if the mail is for another room
   */
  public static void write(AvroOutput out, Post post) {
    if (!(post.mail() instanceof SubjectMail mail)) {
      throw new IllegalArgumentException("not a mail for this room");
    }
    if (mail instanceof SubjectMail.Forwarded(SubjectMail inner)) {
      fields(out, post.cause(), inner);
    } else {
      fields(out, post.cause(), mail);
    }
    out.flag(mail instanceof SubjectMail.Forwarded);
  }

  private static void fields(AvroOutput out, Cause cause, SubjectMail mail) {
    switch (mail) {
      case Wake wake -> Envelope.write(out, SubjectMailKind.WAKE, cause, wake, FIELDS);
      case SubjectMail.Evidenced(Evidence evidence, Party party) -> {
        Envelope.write(out, SubjectMailKind.EVIDENCED, cause);
        out.present();
        Bodies.Evidenced.write(out, evidence, party);
        out.absent(FIELDS - 1);
      }
      case SubjectMail.EvidenceWithdrawn body -> {
        Envelope.write(out, SubjectMailKind.EVIDENCE_WITHDRAWN, cause);
        out.absent(1);
        out.present();
        Bodies.write(out, body);
        out.absent(FIELDS - 2);
      }
      case SubjectMail.Cared(CareEntry entry) -> {
        Envelope.write(out, SubjectMailKind.CARED, cause, entry.origin());
        out.absent(2);
        out.present();
        CareEntryMapper.write(out, entry);
        out.absent(FIELDS - 3);
      }
      case SubjectMail.Bound(IdentityBinding binding) -> {
        Envelope.write(out, SubjectMailKind.BOUND, cause, binding.origin());
        out.absent(3);
        out.present();
        IdentityBindingMapper.write(out, binding);
        out.absent(FIELDS - 4);
      }
      case SubjectMail.SubjectListed(WatchEntry entry) -> {
        Envelope.write(out, SubjectMailKind.LISTED, cause, entry.origin());
        out.absent(4);
        out.present();
        WatchEntryMapper.write(out, entry);
        out.absent(FIELDS - 5);
      }
      case SubjectMail.VictimReported body -> {
        Envelope.write(out, SubjectMailKind.VICTIM_REPORTED, cause);
        out.absent(5);
        out.present();
        Bodies.write(out, body);
        out.absent(FIELDS - 6);
      }
      case SubjectMail.FedBack(DissuasionFeedback feedback) -> {
        Envelope.write(out, SubjectMailKind.FED_BACK, cause, feedback.origin());
        out.absent(6);
        out.present();
        DissuasionFeedbackMapper.write(out, feedback);
        out.absent(FIELDS - 7);
      }
      case SubjectMail.Decided(OfficerDecision decision) -> {
        Envelope.write(out, SubjectMailKind.DECIDED, cause, decision.origin());
        out.absent(7);
        out.present();
        OfficerDecisionMapper.write(out, decision);
        out.absent(FIELDS - 8);
      }
      case SubjectMail.Named body -> {
        Envelope.write(out, SubjectMailKind.NAMED, cause);
        out.absent(8);
        out.present();
        Bodies.write(out, body);
        out.absent(FIELDS - 9);
      }
      case JoiningMail body -> {
        Envelope.write(out, SubjectMailKind.JOINING, cause);
        out.absent(9);
        out.present();
        JoiningMapper.write(out, body);
      }
      case SubjectMail.Forwarded twice ->
          throw new IllegalArgumentException("forwarded twice: " + twice.getClass());
    }
  }

  /**
   * @throws interlock.contract.wire.BadRecordException if it is no such mail, or one of a newer
   *     version
   */
  public static Post read(AvroInput in) {
    var envelope = Envelope.read(in, KINDS);
    SubjectMail body = body(in, envelope);
    return new Post(envelope.cause(), in.flag() ? new SubjectMail.Forwarded(body) : body);
  }

  private static SubjectMail body(AvroInput in, Envelope<SubjectMailKind> envelope) {
    return switch (envelope.kind()) {
      case UNKNOWN -> throw Envelope.newer();
      case WAKE -> envelope.wake(in, FIELDS);
      case EVIDENCED -> {
        var body = Envelope.only(in, 0, FIELDS, Bodies.Evidenced::read);
        yield new SubjectMail.Evidenced(body.evidence(), body.party());
      }
      case EVIDENCE_WITHDRAWN -> Envelope.only(in, 1, FIELDS, Bodies::evidenceWithdrawn);
      case CARED ->
          new SubjectMail.Cared(
              Envelope.only(in, 2, FIELDS, i -> CareEntryMapper.read(i, envelope.received())));
      case BOUND ->
          new SubjectMail.Bound(
              Envelope.only(
                  in, 3, FIELDS, i -> IdentityBindingMapper.read(i, envelope.received())));
      case LISTED ->
          new SubjectMail.SubjectListed(
              Envelope.only(in, 4, FIELDS, i -> WatchEntryMapper.read(i, envelope.received())));
      case VICTIM_REPORTED -> Envelope.only(in, 5, FIELDS, Bodies::victimReported);
      case FED_BACK ->
          new SubjectMail.FedBack(
              Envelope.only(
                  in, 6, FIELDS, i -> DissuasionFeedbackMapper.read(i, envelope.received())));
      case DECIDED ->
          new SubjectMail.Decided(
              Envelope.only(
                  in, 7, FIELDS, i -> OfficerDecisionMapper.read(i, envelope.received())));
      case NAMED -> Envelope.only(in, 8, FIELDS, Bodies::named);
      case JOINING -> Envelope.only(in, 9, FIELDS, JoiningMapper::read);
    };
  }
}
