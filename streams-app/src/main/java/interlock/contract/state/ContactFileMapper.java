package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.ContactMapper;
import interlock.contract.record.IdentifierMapper;
import interlock.contract.record.Words;
import interlock.core.contact.ContactFile;
import interlock.core.contact.LineControl;
import interlock.core.desk.Filed;
import interlock.core.event.ContactKind;

/** {@code interlock.state.ContactFile}. */
public final class ContactFileMapper {
  private ContactFileMapper() {}

  public static void write(AvroOutput out, Filed<ContactFile> filed) {
    Kept.Head.write(out, filed);
    ContactFile file = filed.file();
    out.number(file.takenBackAt());
    ContactMapper.write(out, file.kind(), file.contact());
    out.list(file.touches(), ContactFileMapper::writeTouch);
    out.number(file.folded());
    out.flag(file.spoofed());
    out.list(file.listings(), Kept::write);
    out.list(file.reports(), ContactFileMapper::writeCase);
    out.optional(file.control(), ContactFileMapper::writeControl);
    out.list(file.leads(), LeadMapper::write);
    out.optional(file.appeal(), ContactFileMapper::writeAppeal);
    LineReliefMapper.write(out, file.relief());
  }

  public static Filed<ContactFile> read(AvroInput in) {
    var head = Kept.Head.read(in);
    long takenBackAt = in.number();
    var contact = ContactMapper.read(in);
    var touches = in.list(ContactFileMapper::readTouch);
    int folded = in.integer();
    boolean spoofed = in.flag();
    var listings = in.list(Kept::listing);
    var reports = in.list(ContactFileMapper::readCase);
    var control = in.optional(ContactFileMapper::readControl);
    var leads = in.list(LeadMapper::read);
    var appeal = in.optional(ContactFileMapper::readAppeal);
    var relief = LineReliefMapper.read(in);
    var file =
        new ContactFile(
            head.asOf(),
            takenBackAt,
            contact.point(),
            contact.kind(),
            touches,
            folded,
            spoofed,
            listings,
            reports,
            control,
            leads,
            appeal,
            relief);
    return head.of(file);
  }

  private static void writeTouch(AvroOutput out, ContactFile.Touch touch) {
    IdentifierMapper.write(out, touch.subscriber());
    out.string(touch.source());
    out.string(touch.eventId());
    Words.REPORTER.write(out, touch.reporter());
    Words.CONTACT_KIND.write(out, touch.kind());
    Words.CONTACT_PHASE.write(out, touch.phase());
    out.string(touch.session());
    out.number(touch.occurredAt());
    out.number(touch.reportedAt());
    out.number(touch.receivedAt());
    out.number(touch.confidencePermille());
    out.strings(touch.signals());
    out.optionalString(touch.fraudType());
    out.optionalString(touch.region());
  }

  private static ContactFile.Touch readTouch(AvroInput in) {
    var subscriber = IdentifierMapper.phone(in);
    String source = in.string();
    String eventId = in.string();
    var reporter = Words.REPORTER.read(in);
    var kind = Words.CONTACT_KIND.read(in, ContactKind.OTHER);
    var phase = Words.CONTACT_PHASE.read(in);
    String session = in.string();
    long occurredAt = in.number();
    long reportedAt = in.number();
    long receivedAt = in.number();
    int confidencePermille = in.integer();
    var signals = in.strings();
    var fraudType = in.optionalString();
    var region = in.optionalString();
    return new ContactFile.Touch(
        subscriber,
        source,
        eventId,
        reporter,
        kind,
        phase,
        session,
        occurredAt,
        reportedAt,
        receivedAt,
        confidencePermille,
        signals,
        fraudType,
        region);
  }

  private static void writeCase(AvroOutput out, ContactFile.CaseOnContact onContact) {
    out.string(onContact.caseId());
    out.number(onContact.version());
    Words.CASE_STATUS.write(out, onContact.status());
    out.flag(onContact.named());
    out.optionalString(onContact.fraudType());
    out.optionalString(onContact.handlingUnit());
    out.optionalString(onContact.region());
    out.number(onContact.knownAt());
  }

  private static ContactFile.CaseOnContact readCase(AvroInput in) {
    String caseId = in.string();
    int version = in.integer();
    var status = Words.CASE_STATUS.read(in);
    boolean named = in.flag();
    var fraudType = in.optionalString();
    var handlingUnit = in.optionalString();
    var region = in.optionalString();
    return new ContactFile.CaseOnContact(
        caseId, version, status, named, fraudType, handlingUnit, region, in.number());
  }

  private static void writeControl(AvroOutput out, LineControl control) {
    out.string(control.taskId());
    Words.LINE_COMMAND.write(out, control.command());
    Words.LINE_CONTROL_STATE.write(out, control.state());
    out.optionalString(control.carrier());
    out.string(control.unit());
    out.optionalString(control.region());
    out.optionalNumber(control.responseDueAt());
    out.flag(control.reminded());
    out.optionalNumber(control.endsAt());
    out.flag(control.down());
    out.optionalNumber(control.againAt());
    out.list(control.heard(), ContactFileMapper::writeHeard);
    out.number(control.revision());
    out.number(control.openedAt());
  }

  private static LineControl readControl(AvroInput in) {
    String taskId = in.string();
    var command = Words.LINE_COMMAND.read(in);
    var state = Words.LINE_CONTROL_STATE.read(in);
    var carrier = in.optionalString();
    String unit = in.string();
    var region = in.optionalString();
    var responseDueAt = in.optionalNumber();
    boolean reminded = in.flag();
    var endsAt = in.optionalNumber();
    boolean down = in.flag();
    var againAt = in.optionalNumber();
    var heard = in.list(ContactFileMapper::readHeard);
    int revision = in.integer();
    return new LineControl(
        taskId,
        command,
        state,
        carrier,
        unit,
        region,
        responseDueAt,
        reminded,
        endsAt,
        down,
        againAt,
        heard,
        revision,
        in.number());
  }

  private static void writeHeard(AvroOutput out, LineControl.Heard heard) {
    out.string(heard.source());
    out.string(heard.eventId());
    out.number(heard.occurredAt());
  }

  private static LineControl.Heard readHeard(AvroInput in) {
    String source = in.string();
    String eventId = in.string();
    return new LineControl.Heard(source, eventId, in.number());
  }

  private static void writeAppeal(AvroOutput out, ContactFile.LineAppeal appeal) {
    out.string(appeal.appealId());
    Words.APPEAL_STATUS.write(out, appeal.status());
    out.string(appeal.eventId());
    out.number(appeal.reportedAt());
    out.strings(appeal.upheld());
  }

  private static ContactFile.LineAppeal readAppeal(AvroInput in) {
    String appealId = in.string();
    var status = Words.APPEAL_STATUS.read(in);
    String eventId = in.string();
    long reportedAt = in.number();
    return new ContactFile.LineAppeal(appealId, status, eventId, reportedAt, in.strings());
  }
}
