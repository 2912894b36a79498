package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.subject.Evidence;

/** {@code interlock.mail.Evidence}, as mail and desk files hold it. */
public final class EvidenceMapper {
  private EvidenceMapper() {}

  public static void write(AvroOutput out, Evidence evidence) {
    Words.EVIDENCE_CODE.write(out, evidence.code());
    out.string(evidence.source());
    out.string(evidence.eventId());
    out.string(evidence.about());
    Words.WITNESS.write(out, evidence.witness());
    Words.WARNING_CLASS.write(out, evidence.warningClass());
    out.number(evidence.occurredAt());
    out.number(evidence.reportedAt());
    out.number(evidence.receivedAt());
    out.number(evidence.confidencePermille());
    out.optional(evidence.floor(), Words.LEVEL::write);
    out.optionalMoney(evidence.amountFen());
    out.optional(evidence.payment(), EvidenceMapper::writePayment);
    out.optional(evidence.call(), EvidenceMapper::writeCall);
    out.optional(evidence.contact(), ContactMapper::write);
    out.optionalString(evidence.fraudType());
    out.strings(evidence.signals());
    out.optionalString(evidence.region());
    out.optionalString(evidence.registeredRegion());
    out.optionalString(evidence.closedBy());
    out.number(evidence.toldAt());
  }

  public static Evidence read(AvroInput in) {
    var code = Words.EVIDENCE_CODE.read(in);
    String source = in.string();
    String eventId = in.string();
    String about = in.string();
    var witness = Words.WITNESS.read(in);
    var warningClass = Words.WARNING_CLASS.read(in);
    long occurredAt = in.number();
    long reportedAt = in.number();
    long receivedAt = in.number();
    int confidencePermille = in.integer();
    var floor = in.optional(Words.LEVEL::read);
    var amountFen = in.optionalMoney();
    var payment = in.optional(EvidenceMapper::readPayment);
    var call = in.optional(EvidenceMapper::readCall);
    var contact = in.optional(ContactMapper::point);
    var fraudType = in.optionalString();
    var signals = in.strings();
    var region = in.optionalString();
    var registeredRegion = in.optionalString();
    var closedBy = in.optionalString();
    long toldAt = in.number();
    return new Evidence(
        code,
        source,
        eventId,
        about,
        witness,
        warningClass,
        occurredAt,
        reportedAt,
        receivedAt,
        confidencePermille,
        floor,
        amountFen,
        payment,
        call,
        contact,
        fraudType,
        signals,
        region,
        registeredRegion,
        closedBy,
        toldAt);
  }

  private static void writePayment(AvroOutput out, Evidence.Payment payment) {
    out.string(payment.institution());
    out.string(payment.transferId());
    Words.TRANSFER_STATUS.write(out, payment.status());
    out.optionalNumber(payment.heldUntil());
    out.optional(payment.payer(), IdentifierMapper::write);
    out.optional(payment.payee(), IdentifierMapper::write);
  }

  private static Evidence.Payment readPayment(AvroInput in) {
    String institution = in.string();
    String transferId = in.string();
    var status = Words.TRANSFER_STATUS.read(in);
    var heldUntil = in.optionalNumber();
    var payer = in.optional(IdentifierMapper::account);
    var payee = in.optional(IdentifierMapper::account);
    return new Evidence.Payment(institution, transferId, status, heldUntil, payer, payee);
  }

  private static void writeCall(AvroOutput out, Evidence.Call call) {
    out.string(call.session());
    Words.CONTACT_PHASE.write(out, call.phase());
  }

  private static Evidence.Call readCall(AvroInput in) {
    String session = in.string();
    return new Evidence.Call(session, Words.CONTACT_PHASE.read(in));
  }
}
