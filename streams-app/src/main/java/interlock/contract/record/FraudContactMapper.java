package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.event.FraudContact;

/** {@code interlock.telecom.FraudContact}. */
public final class FraudContactMapper {
  private static final double PERMILLE = 1000;

  private FraudContactMapper() {}

  public static void write(AvroOutput out, FraudContact contact) {
    OriginMapper.write(out, contact.origin());
    IdentifierMapper.write(out, contact.subscriber());
    ContactMapper.write(out, contact.kind(), contact.contact());
    Words.CONTACT_PHASE.write(out, contact.phase());
    out.optionalString(contact.sessionId());
    out.optionalNumber(contact.durationSeconds());
    out.strings(contact.signals());
    out.fraction(contact.confidencePermille() / PERMILLE);
    out.optionalString(contact.fraudType());
    out.present();
    out.flag(contact.alreadyWarned());
    out.optionalString(contact.region());
  }

  public static FraudContact read(AvroInput in, long receivedAt, FraudContact.Reporter reporter) {
    var origin = OriginMapper.read(in, receivedAt);
    var subscriber = IdentifierMapper.phone(in);
    var contact = ContactMapper.read(in);
    var phase = Words.CONTACT_PHASE.read(in);
    var sessionId = in.optionalString();
    var durationSeconds = in.optionalNumber();
    var signals = in.strings();
    int confidencePermille = permille(in.fraction());
    var fraudType = in.optionalString();
    boolean alreadyWarned = in.present() && in.flag();
    var region = in.optionalString();
    return new FraudContact(
        origin,
        reporter,
        subscriber,
        contact.kind(),
        contact.point(),
        phase,
        sessionId,
        durationSeconds,
        signals,
        confidencePermille,
        fraudType,
        alreadyWarned,
        region);
  }

  /** A fraction as thousandths, to the nearest. */
  public static int permille(double confidence) {
    return (int) Math.round(confidence * PERMILLE);
  }
}
